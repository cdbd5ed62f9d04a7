import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { CancelledError, type Coroutine, DeadlockError, EventLoop, Future } from './event-loop.ts';

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

describe('a future', () => {
  test('sends its result in, or throws its exception in, also when it came true before', () => {
    const loop = new EventLoop(new VirtualClock());
    const good = new Future<number>(loop);
    const bad = new Future<number>(loop);
    good.setResult(7);
    bad.setException(undefined);
    const asking = function* (): Coroutine<unknown[]> {
      const seen: unknown[] = [yield good, yield* good];
      try {
        yield bad;
      } catch (error) {
        seen.push(['caught', error]);
      }
      return seen;
    };
    expect(loop.runUntilComplete(asking())).toEqual([7, 7, ['caught', undefined]]);
  });

  test('wakes all who wait, in the order in which they began to wait, after the turn that set it', () => {
    const loop = new EventLoop(new VirtualClock());
    const future = new Future<void>(loop);
    const seen: unknown[] = [];
    const waiting = function* (name: string): Coroutine<void> {
      yield future;
      seen.push(name);
    };
    const setting = function* (): Coroutine<void> {
      yield;
      future.addDoneCallback(() => seen.push('callback'));
      future.setResult();
      seen.push('set');
    };
    loop.runUntilComplete(loop.gather([waiting('a'), waiting('b'), setting()]));
    expect(seen).toEqual(['set', 'a', 'b', 'callback']);
  });

  test('is set once only', () => {
    const future = new Future<number>(new EventLoop(new VirtualClock()), 'the answer');
    future.setResult(1);
    expect(() => future.setException(2)).toThrow('the answer is set already');
    expect(future.outcome).toEqual({ status: 'fulfilled', value: 1 });
  });
});

describe('a task', () => {
  test('waits in what it delegates to, and catches there', () => {
    const loop = new EventLoop(new VirtualClock());
    const inner = function* (): Coroutine<string> {
      try {
        yield loop.createTask(failing('deep'));
      } catch (error) {
        yield loop.sleep(1);
        return `caught ${(error as Error).message}`;
      }
      return 'missed';
    };
    const outer = function* (): Coroutine<string> {
      return yield* inner();
    };
    expect(loop.runUntilComplete(outer())).toBe('caught deep');
  });

  test('is told when it yields what is no future', () => {
    const loop = new EventLoop(new VirtualClock());
    const mistaken = function* (): Coroutine<unknown> {
      try {
        yield 3 as unknown as Future<unknown>;
      } catch (error) {
        return error;
      }
    };
    expect(String(loop.runUntilComplete(mistaken()))).toContain(
      'yielded a number: yield a future, or nothing',
    );
  });

  test('that fails leaves the others alone, and main unless it joins', () => {
    const loop = new EventLoop(new VirtualClock());
    const failed = loop.createTask(failing('unheard'));
    const other = loop.createTask(napping(loop, 5, 'other'));
    expect(loop.runUntilComplete(other)).toBe('other');
    expect(() => loop.runUntilComplete(failed)).toThrow('unheard');
  });
});

describe('cancelling', () => {
  test('runs the cleanup once, wherever the task stands, and ends it with a CancelledError', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(3), (at, cleanupTurns) => {
        const clock = new VirtualClock();
        const loop = new EventLoop(clock);
        let began = 0;
        let cleanups = 0;
        const cancellable = function* (): Coroutine<void> {
          began++;
          try {
            yield;
            yield loop.sleep(4);
            yield loop.createTask(napping(loop, 4, undefined));
          } finally {
            for (let turn = 0; turn < cleanupTurns; turn++) yield loop.sleep(1);
            cleanups++;
          }
        };
        const task = loop.createTask(cancellable());
        const cancelling = function* (): Coroutine<void> {
          if (at > 0) yield loop.sleep(at);
          task.cancel();
          task.cancel();
        };
        loop.runUntilComplete(cancelling());
        const ended = loop.runUntilComplete(settled(task));
        expect(cleanups).toBe(began);
        expect(ended).toBeInstanceOf(CancelledError);
      }),
    );
  });

  test('changes nothing of a task that has ended', () => {
    const loop = new EventLoop(new VirtualClock());
    const task = loop.createTask(napping(loop, 1, 'done'));
    loop.runUntilComplete(task);
    task.cancel();
    expect(loop.runUntilComplete(settled(task))).toBe('done');
  });

  test('before the first turn runs nothing of the task', () => {
    const loop = new EventLoop(new VirtualClock());
    const task = loop.createTask(failing('it ran'), 'early');
    task.cancel();
    expect(() => loop.runUntilComplete(task)).toThrow('early was cancelled');
  });

  test('makes a task deaf to what it waited for, also while its cleanup waits for the same', () => {
    const loop = new EventLoop(new VirtualClock());
    const future = new Future<string>(loop);
    const answers: unknown[] = [];
    const waiting = function* (): Coroutine<void> {
      try {
        yield future;
        answers.push('not cancelled');
      } finally {
        answers.push(yield future);
        answers.push(yield);
      }
    };
    const task = loop.createTask(waiting());
    const cancelling = function* (): Coroutine<void> {
      yield;
      task.cancel();
      yield;
      yield;
      future.setResult('came true');
    };
    loop.runUntilComplete(cancelling());
    loop.runUntilComplete(settled(task));
    expect(answers).toEqual(['came true', undefined]);
  });
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

function* settled(task: Future<unknown>): Coroutine<unknown> {
  try {
    return yield task;
  } catch (error) {
    return error;
  }
}
