import { expect, test } from 'vitest';
import type { Cuts } from './cuts.ts';
import { isAnyExpired, isExpired } from './expired.ts';

function cutsWith(...expired: readonly number[]): Cuts {
  const column = Int32Array.from(expired);
  return { asked: column, granted: column, expired: column, upSince: column, steps: column };
}

test('the time of a task is up from its event on', () => {
  const cuts = cutsWith(-1, 5);
  expect([isExpired(cuts, 0), isExpired(cuts, 1), isExpired(undefined, 1)]).toEqual([false, true, false]);
  expect([isExpired(cuts, 1, 5), isExpired(cuts, 1, 6)]).toEqual([false, true]);
});

test('some time is up, or none', () => {
  expect([isAnyExpired(cutsWith(-1, 5)), isAnyExpired(cutsWith(-1, -1)), isAnyExpired(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
