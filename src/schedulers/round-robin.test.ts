import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { type Coroutine, createRoundRobin, type Rotation, select } from './round-robin.ts';

test('overlaps sleeps: each ends at its deadline or up to one interval later', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(300), { maxLength: 10 }),
      fc.integer({ min: 1, max: 20 }),
      (sleeps, interval) => {
        const clock = new VirtualClock();
        const { createTask, join, nonBlockingSleep, runUntilComplete } = createRoundRobin(clock, {
          interval,
        });
        const ends: number[] = [];
        const napping = function* (ms: number): Coroutine<number> {
          yield* nonBlockingSleep(ms);
          return clock.now();
        };
        runUntilComplete(
          (function* () {
            const naps = sleeps.map((ms) => createTask(napping(ms)));
            for (const nap of naps) ends.push(yield* join(nap));
          })(),
        );
        for (const [i, ms] of sleeps.entries()) {
          expect(ends[i]).toBeGreaterThanOrEqual(ms);
          expect(ends[i]).toBeLessThanOrEqual(ms + interval);
        }
      },
    ),
  );
});

test('gives every task one turn in each rotation, in the order in which they were made', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10), { minLength: 1, maxLength: 8 }), (lengths) => {
      const { createTask, join, runUntilComplete } = createRoundRobin(new VirtualClock());
      const turns: [number, number][] = [];
      const tasks = lengths.map((length, task) =>
        createTask(counting(length, (turn) => turns.push([turn, task]))),
      );
      runUntilComplete(
        (function* () {
          for (const task of tasks) yield* join(task);
        })(),
      );
      const inOrder = lengths
        .flatMap((length, task) => Array.from({ length }, (_, turn): [number, number] => [turn, task]))
        .sort(([turnA, taskA], [turnB, taskB]) => turnA - turnB || taskA - taskB);
      expect(turns).toEqual(inOrder);
    }),
  );
});

test('gives the turn away at each wait, though there may be nothing to wait for', () => {
  const { createTask, join, nonBlockingSleep, runUntilComplete } = createRoundRobin(new VirtualClock());
  const turns: string[] = [];
  const ended = createTask(counting(0, () => {}));
  const waiting = function* (): Coroutine<void> {
    for (const wait of [nonBlockingSleep(0), join(ended), join(ended)]) {
      turns.push('waits');
      yield* wait;
    }
  };
  createTask(waiting());
  runUntilComplete(counting(3, () => turns.push('main')));
  expect(turns).toEqual(['waits', 'main', 'waits', 'main', 'waits', 'main']);
});

test('ends a task that throws, tells its joiner, and goes on with the others', () => {
  const { createTask, join, runUntilComplete } = createRoundRobin(new VirtualClock());
  const seen: unknown[] = [];
  const failing = createTask(failingAfter(1, undefined));
  const other = createTask(counting(5, (turn) => seen.push(turn)));
  runUntilComplete(
    (function* () {
      try {
        yield* join(failing);
      } catch (error) {
        seen.push(['caught', error]);
      }
      yield* join(other);
    })(),
  );
  expect(seen).toContainEqual(['caught', undefined]);
  expect(seen.filter((item) => typeof item === 'number')).toEqual([0, 1, 2, 3, 4]);
});

test("returns main's result, or throws its error", () => {
  const { createTask, join, runUntilComplete } = createRoundRobin(new VirtualClock());
  expect(runUntilComplete(join(createTask(counting(3, () => {}))))).toBe(3);
  expect(() => runUntilComplete(failingAfter(2, new Error('of main')))).toThrow('of main');
});

test('keeps what main leaves unfinished for the next call', () => {
  const { createTask, join, runUntilComplete } = createRoundRobin(new VirtualClock());
  const task = createTask(counting(4, () => {}));
  runUntilComplete(counting(1, () => {}));
  expect(task.outcome).toBeUndefined();
  expect(runUntilComplete(join(task))).toBe(4);
});

test('says that main was lost by a select that loses tasks', () => {
  const { runUntilComplete } = createRoundRobin(new VirtualClock(), {
    select: (rotation) => void rotation.shift(),
  });
  expect(() => runUntilComplete(counting(1, () => {}))).toThrow('left the rotation');
});

test('lets another select decide who is next', () => {
  const backwards = (rotation: Rotation): void => {
    for (let i = 1; i < rotation.length; i++) rotation.push(rotation.shift()!);
    select(rotation);
  };
  const { createTask, runUntilComplete } = createRoundRobin(new VirtualClock(), { select: backwards });
  const turns: string[] = [];
  createTask(counting(1, () => turns.push('a')));
  runUntilComplete(counting(1, () => turns.push('main')));
  expect(turns[0]).toBe('main');
});

test('refuses an interval with which the clock would stand still', () => {
  for (const interval of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => createRoundRobin(new VirtualClock(), { interval })).toThrow(
      `more than 0 ms but received ${interval}`,
    );
  }
});

function* counting(turns: number, onTurn: (turn: number) => void): Coroutine<number> {
  for (let turn = 0; turn < turns; turn++) {
    onTurn(turn);
    yield;
  }
  return turns;
}

function* failingAfter(turns: number, error: unknown): Coroutine<never> {
  for (let turn = 0; turn < turns; turn++) yield;
  throw error;
}
