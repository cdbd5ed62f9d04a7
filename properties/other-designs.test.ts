import { expect, test } from 'vitest';
import { otherDesigns } from '../fixtures/other-designs/index.ts';
import { check } from '../src/harness/check.ts';

/** Programs for each design: no false alarm in so many. */
const RUNS = 20_000;

test.each(otherDesigns)('$name keeps every law that it claims', async (scheduler) => {
  const { verdicts } = await check(scheduler, { runs: RUNS, fixtures: false });
  const broken = verdicts.map(({ counterexample }) => counterexample?.violation.message);
  expect(broken.filter((message) => message !== undefined)).toEqual([]);
  // Vacuous is not green: a design on which a law has no occasion says nothing about the law.
  expect(verdicts.filter(({ status }) => status === 'vacuous')).toEqual([]);
});
