import { expect, test } from 'vitest';
import { leaky } from '../cli/leaky-queue.fixture.ts';
import { check } from './check.ts';
import { toFixture } from './fixture.ts';
import { retrace } from './history.ts';
import type { Counterexample } from './report.ts';

/** A queue that keeps the slot of what throws, by a random and by an enumerated program. */
async function found(exhaustive: { tasks: number; steps: number } | false): Promise<Counterexample> {
  const { verdicts } = await check(leaky, {
    runs: exhaustive === false ? 100 : 0,
    laws: ['work-conservation'],
    exhaustive,
    fixtures: false,
  });
  return verdicts[0]!.counterexample!;
}

test('every reduction on the way still breaks the law, and its run is kept', async () => {
  const { history, trace } = await found(false);
  expect(history!.length).toBeGreaterThan(1);
  for (const { runs } of history!)
    expect(runs).toMatchObject([{ violation: { message: expect.any(String) } }]);
  const last = history!.at(-1)!.runs![0]!.trace;
  expect([...last.events.time.slice(0, last.events.length)]).toEqual([
    ...trace.events.time.slice(0, trace.events.length),
  ]);
});

test.each([
  ['random', false],
  ['enumerated', { tasks: 4, steps: 4 }],
] as const)(
  'a saved counterexample of a %s program is followed back to what failed first',
  async (_, exhaustive) => {
    const counterexample = await found(exhaustive);
    const { history = [] } = counterexample;
    const again = await retrace(toFixture(counterexample), leaky);
    const programs = (cases: typeof history): unknown[] =>
      cases.map(({ program, environment }) => [program, environment]);
    // One that was not shrunk has no way.
    expect(programs(again)).toEqual(history.length < 2 ? [] : programs(history));
  },
);

test('a path that leads elsewhere by now gives nothing', async () => {
  const fixture = toFixture(await found(false));
  for (const path of ['', '3', '99:0:1', 'small:77777777', `${fixture.origin.path}:0`, '1:99999']) {
    expect(await retrace({ ...fixture, origin: { seed: 1, path } }, leaky)).toEqual([]);
  }
});
