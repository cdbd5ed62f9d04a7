import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { CancelledError } from './cancelled-error.ts';
import { EventLoop } from './event-loop.ts';
import { type Coroutine, Future } from './future.ts';

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

function* failing(message: string): Coroutine<never> {
  throw new Error(message);
}

function* napping<T>(loop: EventLoop, ms: number, result: T): Coroutine<T> {
  yield loop.sleep(ms);
  return result;
}

function* settled(task: Future<unknown>): Coroutine<unknown> {
  try {
    return yield task;
  } catch (error) {
    return error;
  }
}
