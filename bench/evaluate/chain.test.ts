import { expect, test } from 'vitest';
import { mutants } from '../../fixtures/mutants/index.ts';
import { installGlobals } from '../../src/clock/globals.ts';
import { chain } from './chain.ts';
import type { Seeds } from './job.ts';

installGlobals();
const oneTooMany = mutants.find(({ name }) => name === 'limiter: one too many')!;
const few: Seeds = { from: 1, to: 3 };
const CAP = 500;

test('it catches a limiter that takes one more, and says what that shrank to', async () => {
  for (const { first, size } of await chain(oneTooMany, few, CAP, () => {})) {
    expect(first).toBeGreaterThan(0);
    expect(size).toBeGreaterThanOrEqual(oneTooMany.size);
  }
});

test('it raises no alarm about a correct one', async () => {
  const correct = { ...oneTooMany, scheduler: oneTooMany.original };
  for (const each of await chain(correct, few, CAP, () => {}))
    expect(each).toEqual({ first: null, size: null });
});
