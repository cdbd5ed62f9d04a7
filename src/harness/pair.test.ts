import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedLoop } from '../../fixtures/mutants/linked-loop.ts';
import { eventLoop } from '../adapters/built-in.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { makeHost } from './host.ts';
import { pairOf } from './pair.ts';

/** How many of the programs that both are given cancel something. */
function cancelling(a: Scheduler, b: Scheduler): number {
  const { arbitrary } = pairOf(a, b, makeHost(), 1000);
  const drawn = fc.sample(arbitrary, { numRuns: 100, seed: 1 });
  return drawn.filter(({ program }) =>
    program.tasks.some(({ steps }) => steps.some((step) => 'cancel' in step)),
  ).length;
}

test('where the join of a cancelled task comes to another thing, nothing is cancelled', () => {
  expect(cancelling(eventLoop, linkedLoop)).toBe(0);
  expect(cancelling(linkedLoop, linkedLoop)).toBeGreaterThan(20);
});
