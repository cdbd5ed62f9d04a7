import { expect, test } from 'vitest';
import { runCase } from './attempt.ts';
import { asyncScheduler, caseOf, direct, onHost } from './harness.fixture.ts';
import { type Observation, observe } from './observation.ts';

test('tells how each task ended, and when', async () => {
  const { tasks, work } = await observed(
    'main: spawn a, spawn b, join a\na: sleep 3, emit 5\nb: work 2, throw',
  );
  expect(tasks.map(({ time, threw, digest }) => ({ time, threw, digest }))).toMatchObject([
    { time: 3, threw: false, digest: 5 },
    { time: 3, threw: false, digest: 5 },
    { time: 2, threw: true },
  ]);
  expect(work).toBe(2);
});

test('of a task that never ends it keeps the last event, of one that never starts its spawn', async () => {
  const idle = asyncScheduler({ spawn: () => new Promise(() => {}) });
  const { tasks, ending } = await observed('main: spawn a, join a\na:', idle);
  expect(ending.kind).toBe('deadlock');
  expect(tasks[0]).toMatchObject({ finished: -1, time: Number.NaN });
  expect(tasks[0]!.last).toBeGreaterThan(tasks[1]!.spawned);
  expect(tasks[1]).toMatchObject({ started: -1, finished: -1, last: tasks[1]!.spawned });
});

test('outlives the run: the next one does not change it', async () => {
  const [first, again] = await onHost(function* (host) {
    const one = observe(runCase(direct, caseOf('main: spawn a, sleep 2\na: emit 1'), host));
    const copy = structuredClone(one.tasks);
    observe(runCase(direct, caseOf('main: sleep 7, throw'), host));
    return [one.tasks, copy] as const;
  });
  expect(first).toEqual(again);
});

test.each([
  ['main: spawn a, spawn b\na:\nb:', true],
  ['main: spawn a\na: spawn b\nb:', false],
])('%j is flat: %s', async (program, flat) => {
  expect((await observed(program)).flat).toBe(flat);
});

test('a finish may come later by what the scheduler claims, once for each wake-up before it', async () => {
  const coarse = asyncScheduler({}, { guarantees: { resolution: 2 } });
  const program = 'main: sleep 1, sleep 1';
  expect((await observed(program)).tasks[0]!.slack).toBe(0);
  expect((await observed(program, coarse)).tasks[0]!.slack).toBeGreaterThanOrEqual(4);
});

async function observed(program: string, scheduler = direct): Promise<Observation> {
  return onHost(function* (host) {
    return observe(runCase(scheduler, caseOf(program), host));
  });
}
