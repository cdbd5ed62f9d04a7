import { expect, test } from 'vitest';
import type { Guarantees } from '../trace/claims.ts';
import { discrepancies } from './discrepancy.ts';
import type { Observation, ObservedTask } from './observation.ts';

const FIFO: Guarantees = { order: 'fifo' };

test('nothing parts two equal runs', () => {
  expect(kinds(runOf([task(1), task(3)]), runOf([task(1), task(3)]))).toEqual([]);
});

test('another end is told before what follows from it', () => {
  const stuck = { ending: { kind: 'deadlock' } } as const;
  expect(discrepancies(runOf([task(1), task(3)]), runOf([task(1), never(3)], stuck))).toEqual([
    { kind: 'ending', a: { task: 1, event: 5 }, b: { task: 1, event: 4 } },
  ]);
});

test('a budget and a stopped loop are the same end', () => {
  const budget = runOf([never(1)], { ending: { kind: 'budget', budget: 'turns', spent: 9 } });
  expect(kinds(budget, runOf([never(1)], { ending: { kind: 'hang', ms: 9 } }))).toEqual([]);
  expect(kinds(budget, runOf([never(1)], { ending: { kind: 'deadlock' } }))).toEqual(['ending']);
});

test('how a standstill is told is no difference, but whom it leaves is', () => {
  const standstill = true;
  const silent = runOf([task(1), never(3)], { standstill, ending: { kind: 'deadlock' } });
  const error = 'DeadlockError: a waits';
  const telling = { standstill, ending: { kind: 'crash', where: 'run', error } } as const;
  expect(kinds(silent, runOf([task(1), never(3)], telling))).toEqual([]);
  expect(kinds(silent, runOf([task(1), task(3)], telling))).toEqual(['outcome']);
  const elsewhere = { standstill, ending: { kind: 'crash', where: 'spawn', error } } as const;
  expect(kinds(silent, runOf([task(1), never(3)], elsewhere))).toEqual(['ending']);
});

test('what is left behind is a part of the end', () => {
  const leftovers = { timers: 1, nextDeadline: 9, rejections: [], escapes: [] };
  expect(kinds(runOf([task(1)]), runOf([task(1)], { leftovers }))).toEqual(['ending']);
});

test.each([[{ digest: 7 }], [{ threw: true }], [{ strayed: true }]])(
  'an outcome is compared by %j',
  (change) => {
    expect(kinds(runOf([task(1)]), runOf([{ ...task(1), ...change }]))).toEqual(['outcome']);
  },
);

test('a task that ends as its time is up may be told either', () => {
  const ended = runOf([at(1, 5)]);
  const timedOut = (ms: number) => runOf([{ ...at(1, 9), expired: ms, digest: 7 }]);
  expect(kinds(ended, timedOut(5))).toEqual([]);
  expect(kinds(timedOut(5), ended)).toEqual([]);
  expect(kinds(ended, timedOut(4))).toEqual(['outcome', 'timing']);
});

test('starts are compared where both claim an order', () => {
  const [straight, crossed] = [
    [task(0), task(1, 10), task(2, 20)],
    [task(0), task(1, 20), task(2, 10)],
  ];
  expect(kinds(runOf(straight, {}, FIFO), runOf(crossed, {}, FIFO))).toEqual(['order']);
  expect(kinds(runOf(straight, {}, FIFO), runOf(crossed))).toEqual([]);
  expect(kinds(runOf(straight), runOf(crossed))).toEqual([]);
  expect(kinds(runOf(straight, {}, FIFO), runOf(crossed, {}, { order: 'lifo' }))).toEqual(['order']);
});

test('tasks that were spawned in another order may start in another order', () => {
  const crossed = [task(0), task(2, 20), task(1, 10)];
  expect(kinds(runOf([task(0), task(1, 10), task(2, 20)], {}, FIFO), runOf(crossed, {}, FIFO))).toEqual([]);
});

test('last in, first out is claimed only of tasks that wait together', () => {
  const lifo: Guarantees = { order: 'lifo' };
  const apart = [task(0), task(1, 2), task(3, 10)];
  const together = [task(0), task(1, 20), task(3, 10)];
  expect(kinds(runOf(apart, {}, lifo), runOf(together, {}, lifo))).toEqual([]);
});

test('what a control finds waiting is nobody’s claim, and then nothing is compared but what the oracle foretells', () => {
  const found = (states: string | undefined, steps: number): Partial<Observation> => ({
    controls: [{ what: '0 pause', states }],
    cuts: [-1, steps],
  });
  const [one, other] = [[task(1)], [{ ...task(1), digest: 7, time: 9 }]];
  expect(kinds(runOf(one, found('12', -1)), runOf(other, found('12', -1)))).toEqual(['outcome', 'timing']);
  expect(kinds(runOf(one, found('12', -1)), runOf(other, found('13', -1)))).toEqual(['outcome']);
  expect(kinds(runOf(one, found('12', -1)), runOf(other, found('13', 2)))).toEqual([]);
});

test.each([
  [0, 0, true],
  [1, 0, false],
  [0, 1, false],
])('2 ms and 3 ms at slacks %s and %s differ: %s', (mine, others, differ) => {
  const found = kinds(
    runOf([{ ...task(1), time: 2, slack: mine }]),
    runOf([{ ...task(1), time: 3, slack: others }]),
  );
  expect(found).toEqual(differ ? ['timing'] : []);
});

test('work may delay anyone, once', () => {
  const [early, late] = [[{ ...task(1), time: 2 }], [{ ...task(1), time: 5 }]];
  expect(kinds(runOf(early, { work: 3 }), runOf(late, { work: 3 }))).toEqual([]);
  expect(kinds(runOf(early, { work: 2 }), runOf(late, { work: 2 }))).toEqual(['timing']);
});

test('a limiter may start each task by a timer of 1 ms, unless it claims that no slot is idle', () => {
  const late = (guarantees: Guarantees): Observation => ({
    ...runOf([at(0, 0), at(1, 1)]),
    claims: { scheduler: 'x', form: 'async', supports: new Set(['limit']), guarantees },
  });
  expect(kinds(runOf([at(0, 0), at(1, 0)]), late({}))).toEqual([]);
  expect(kinds(runOf([at(0, 0), at(1, 0)]), late({ workConserving: true }))).toEqual(['timing']);
});

test('where every sleep holds everybody, only all tasks together take the same time', () => {
  const holds: Guarantees = { sleep: 'holds' };
  const [one, other] = [
    [at(0, 5), at(2, 2)],
    [at(0, 3), at(2, 5)],
  ];
  expect(kinds(runOf(one, {}, holds), runOf(other, {}, holds))).toEqual([]);
  expect(kinds(runOf(one, {}, holds), runOf([at(0, 3), at(2, 6)], {}, holds))).toEqual(['timing']);
  expect(kinds(runOf(one), runOf(other))).toEqual(['timing']);
});

test('where tasks wait for slots, times are compared only if both claim what fixes them', () => {
  const exact: Guarantees = { order: 'fifo', workConserving: true };
  const limited = { unlimited: false };
  const [early, late] = [[{ ...task(1), time: 2 }], [{ ...task(1), time: 5 }]];
  expect(kinds(runOf(early, limited, exact), runOf(late, limited, exact))).toEqual(['timing']);
  expect(kinds(runOf(early, limited, exact), runOf(late, limited, FIFO))).toEqual([]);
  const nested = { unlimited: false, flat: false };
  expect(kinds(runOf(early, nested, exact), runOf(late, nested, exact))).toEqual([]);
});

function kinds(a: Observation, b: Observation): readonly string[] {
  return discrepancies(a, b).map(({ kind }) => kind);
}

/** Spawned, started and finished by events in this order. */
function task(spawned: number, started = spawned + 1): ObservedTask {
  const finished = started + 1;
  return {
    spawned,
    started,
    finished,
    last: finished,
    time: 0,
    expired: Number.NaN,
    threw: false,
    strayed: false,
    digest: 0,
    priority: 0,
    sealed: false,
    slack: 0,
  };
}

function at(spawned: number, time: number): ObservedTask {
  return { ...task(spawned), time };
}

function never(spawned: number): ObservedTask {
  return { ...task(spawned), finished: -1, last: spawned + 1, time: Number.NaN };
}

function runOf(
  tasks: readonly ObservedTask[],
  changes: Partial<Observation> = {},
  guarantees: Guarantees = {},
): Observation {
  return {
    claims: { scheduler: 'x', form: 'async', supports: new Set(), guarantees },
    ending: { kind: 'completed' },
    leftovers: { timers: 0, nextDeadline: Number.POSITIVE_INFINITY, rejections: [], escapes: [] },
    unlimited: true,
    flat: true,
    standstill: false,
    lateness: 0,
    controls: [],
    cuts: [],
    work: 0,
    tasks,
    ...changes,
  };
}
