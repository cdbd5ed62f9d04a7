import { expect, test } from 'vitest';
import { leakedSlot, traceOf } from '../example.fixture.ts';
import { runView, taskLines } from './run-view.ts';

test('each event has its column, its time, its task, the step at which that stands, and words', () => {
  const { events, times } = runView(leakedSlot.trace, 'q', leakedSlot.violation);
  expect(times).toEqual([0, 0, 0, 0, 30, 30]);
  expect(
    events.map(([, time, task, mark, step, words]) => `${time} ${task} ${mark} ${step} ${words}`),
  ).toEqual([
    '0 0 start -1 main starts',
    '0 0 spawn 0 main spawns a',
    '0 0 spawn 1 main spawns b',
    '0 0 spawn 2 main spawns c',
    '0 0 return 2 main returns',
    '0 1 start -1 a starts',
    '0 1 throw 0 a throws',
    '0 2 start -1 b starts',
    '0 2 suspend 0 b sleeps for 30 ms',
    '0 -1 clock -1 the clock moves to 30 ms',
    '30 2 resume 0 b goes on: its sleep of 30 ms is over',
    '30 2 return 0 b returns',
    '30 3 start -1 c starts',
    '30 3 step 0 c emits 0',
    '30 3 return 0 c returns',
  ]);
});

test('a task waits from its spawn to its start, and sleeps until its deadline', () => {
  const { waits } = runView(leakedSlot.trace, 'q', leakedSlot.violation);
  expect(waits).toEqual([
    [1, 1, 1, 5, null, 'start'],
    [2, 2, 2, 7, null, 'start'],
    [3, 3, 3, 12, null, 'start'],
    [2, 8, 9, 10, 30, 'its deadline'],
  ]);
});

test('of a livelock the first events are told, and how many there are', () => {
  const yields = Array.from(
    { length: 1000 },
    () =>
      [
        [0, 'main', 'yields'],
        [0, 'main', 'resumes'],
      ] as const,
  ).flat();
  const trace = traceOf({ main: [{ yield: true }] }, [[0, 'main', 'start'], ...yields], {
    ending: { kind: 'budget', budget: 'turns', spent: 20_001 },
  });
  const view = runView(trace, 'q', { events: [3], from: 0, to: Number.POSITIVE_INFINITY });
  expect(view.events).toHaveLength(400);
  expect(view).toMatchObject({
    more: 1601,
    marks: [3],
    ending: 'The run was stopped after 20001 turns: a livelock, most likely.',
  });
  expect(view.times.length).toBe(view.events.at(-1)![0] + 1);
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});

test('what is pointed at is told, however late, as long as that is not too late to be looked at', () => {
  const yields = Array.from({ length: 4000 }, () => [0, 'main', 'emits'] as const);
  const trace = traceOf({ main: [] }, [[0, 'main', 'start'], ...yields]);
  const shownUpTo = (...events: number[]): number =>
    runView(trace, 'q', { events, from: 0, to: 0 }).events.length;
  expect([shownUpTo(3), shownUpTo(1500), shownUpTo(3, 4000)]).toEqual([400, 1550, 400]);
});

test('a program is a list of steps for each task', () => {
  expect(taskLines(leakedSlot.trace.program)[1]).toEqual({ name: 'a', steps: ['throw'] });
});
