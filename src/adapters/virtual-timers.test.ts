import { expect, test } from 'vitest';
import { check } from '../harness/check.ts';
import { virtualTimers } from './virtual-timers.ts';

test('keeps every law that it claims', async () => {
  const { verdicts } = await check(virtualTimers, { runs: 5000, fixtures: false });
  const open = verdicts.filter(({ status }) => status !== 'held' && status !== 'not-applicable');
  expect(
    open.map(({ law, counterexample }) => [law, counterexample?.violation.message, counterexample?.text]),
  ).toEqual([]);
});
