import { expect, test } from 'vitest';
import { mutants } from '../../fixtures/mutants/index.ts';
import { limiter } from '../../fixtures/mutants/limiter.ts';
import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { nativeAsync } from '../../src/adapters/built-in.ts';
import type { Seeds } from './job.ts';
import { hasPromises, promises } from './promises.ts';

const few: Seeds = { from: 1, to: 3 };
const CAP = 300;

test.each([limiter, nativeAsync])('it raises no alarm about $name, which is correct', async (scheduler) => {
  const correct: Mutant = { ...named('limiter: one too many'), scheduler };
  for (const each of await promises(correct, few, CAP, () => {}))
    expect(each).toEqual({ first: null, size: null });
});

test('it catches a limiter that takes one more', async () => {
  for (const { first, size } of await promises(named('limiter: one too many'), few, CAP, () => {})) {
    expect(first).toBeGreaterThan(0);
    expect(size).toBe(9);
  }
});

test('what is no promise, or is about time, is nothing for it', () => {
  expect(hasPromises(named('event-loop: newest first'))).toBe(false);
  expect(hasPromises(named('native-async: early'))).toBe(false);
  expect(hasPromises(named('limiter: newest first'))).toBe(true);
});

function named(name: string): Mutant {
  return mutants.find((mutant) => mutant.name === name)!;
}
