import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { DeadlockError, EventLoop } from './event-loop.ts';
import { type Coroutine, Future } from './future.ts';

describe('turns', () => {
  test('go round in the order in which tasks were made, one each in an iteration', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { minLength: 1, maxLength: 8 }), (lengths) => {
        const loop = new EventLoop(new VirtualClock());
        const turns: [number, number][] = [];
        const counting = function* (task: number, length: number): Coroutine<void> {
          for (let turn = 0; turn < length; turn++) {
            turns.push([turn, task]);
            yield;
          }
        };
        loop.runUntilComplete(loop.gather(lengths.map((length, task) => counting(task, length))));
        const inOrder = lengths
          .flatMap((length, task) => Array.from({ length }, (_, turn): [number, number] => [turn, task]))
          .sort(([turnA, taskA], [turnB, taskB]) => turnA - turnB || taskA - taskB);
        expect(turns).toEqual(inOrder);
      }),
    );
  });

  test('do not keep the loop from its timers', () => {
    const clock = new VirtualClock();
    const loop = new EventLoop(clock);
    let stop = false;
    const working = function* (): Coroutine<number> {
      let turns = 0;
      for (; !stop; turns++) {
        clock.hold(1);
        yield;
      }
      return turns;
    };
    const stopping = function* (): Coroutine<void> {
      yield loop.sleep(10);
      stop = true;
    };
    const [turns] = loop.runUntilComplete(loop.gather<unknown>([working(), stopping()]));
    // The sleep begins after the first turn, and at its deadline the worker is ahead of the sleeper.
    expect(turns).toBe(12);
  });
});

describe('sleeps', () => {
  test('overlap, end at their very deadline, and wake in the order of deadlines', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 10 }), (sleeps) => {
        const clock = new VirtualClock();
        const loop = new EventLoop(clock);
        const woken: number[] = [];
        const napping = function* (ms: number): Coroutine<number> {
          yield loop.sleep(ms);
          expect(clock.now()).toBe(ms);
          woken.push(ms);
          return ms;
        };
        expect(loop.runUntilComplete(loop.gather(sleeps.map(napping)))).toEqual(sleeps);
        expect(woken).toEqual([...sleeps].sort((x, y) => x - y));
      }),
    );
  });
});

test('a sleep of no proper length is refused before it reaches the timers', () => {
  const loop = new EventLoop(new VirtualClock());
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => loop.sleep(ms)).toThrow(`0 ms or more but received ${ms}`);
  }
});

describe('gather', () => {
  test('fails with the first exception and lets the others go on', () => {
    const loop = new EventLoop(new VirtualClock());
    const other = loop.createTask(napping(loop, 5, 'late'));
    const gathering = function* (): Coroutine<unknown> {
      try {
        return yield* loop.gather<unknown>([other, failing('first'), failing('second')]);
      } catch (error) {
        return error;
      }
    };
    expect(String(loop.runUntilComplete(gathering()))).toContain('first');
    expect(other.outcome).toBeUndefined();
    expect(loop.runUntilComplete(other)).toBe('late');
  });

  test('of nothing is done', () => {
    const loop = new EventLoop(new VirtualClock());
    expect(loop.runUntilComplete(loop.gather([]))).toEqual([]);
  });
});

describe('a deadlock', () => {
  test('is reported at once, with who waits for what', () => {
    const loop = new EventLoop(new VirtualClock());
    const nobody = new Future(loop, 'a reply');
    const first: Future<unknown> = loop.createTask(
      joining((): Future<unknown> => second),
      'first',
    );
    const second: Future<unknown> = loop.createTask(
      joining(() => first),
      'second',
    );
    const third = loop.createTask(
      joining(() => nobody),
      'third',
    );
    expect(() => loop.runUntilComplete(third)).toThrow(DeadlockError);
    expect(() => loop.runUntilComplete(third)).toThrow(
      'first for second, second for first, third for a reply.',
    );
  });

  test('is none while a timer is set', () => {
    const loop = new EventLoop(new VirtualClock());
    const future = new Future<string>(loop);
    const setting = function* (): Coroutine<void> {
      yield loop.sleep(1000);
      future.setResult('in time');
    };
    loop.createTask(setting());
    expect(loop.runUntilComplete(future)).toBe('in time');
  });

  test('names only some of many', () => {
    const loop = new EventLoop(new VirtualClock());
    const nobody = new Future(loop);
    for (let i = 0; i < 100; i++) loop.createTask(joining(() => nobody));
    expect(() => loop.runUntilComplete(nobody)).toThrow('task 9 for a future, … 91 more.');
  });
});

test('keeps nothing of tasks that have ended', () => {
  const loop = new EventLoop(new VirtualClock());
  loop.createTask(failing('unheard'));
  loop.runUntilComplete(napping(loop, 1, undefined));
  expect(loop.tasks.size).toBe(0);
});

function* failing(message: string): Coroutine<never> {
  throw new Error(message);
}

function* napping<T>(loop: EventLoop, ms: number, result: T): Coroutine<T> {
  yield loop.sleep(ms);
  return result;
}

function* joining(other: () => Future<unknown>): Coroutine<unknown> {
  return yield other();
}
