import { describe, expect, test } from 'vitest';
import type { Cuts } from './cuts.ts';
import { isAnyExpired, isExpired, noticedSince } from './expired.ts';
import { traceOf } from './traces.fixture.ts';

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

describe('that the time of a task is up may be known', () => {
  const { events } = traceOf({
    program: 'main: spawn a {timeout 3}\na: sleep 5',
    events: `0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a suspend sleep 5\n0 advance 3\n3 a expire`,
  });
  const expiry = { spawn: 1, ms: 3, rest: 5, resolution: 0 };

  test('from the first event on after the clock came there', () => {
    expect(noticedSince(events, 6, expiry)).toBe(6);
  });

  test('from its spawn on, where so much lateness is claimed', () => {
    expect(noticedSince(events, 6, { ...expiry, ms: 0, resolution: 3 })).toBe(2);
  });
});
