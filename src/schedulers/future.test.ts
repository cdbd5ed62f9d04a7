import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { EventLoop } from './event-loop.ts';
import { type Coroutine, Future } from './future.ts';

test('a future sends its result in, or throws its exception in, also when it came true before', () => {
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

test('a future wakes all who wait, in the order in which they began to wait, after the turn that set it', () => {
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

test('a future is set once only', () => {
  const future = new Future<number>(new EventLoop(new VirtualClock()), 'the answer');
  future.setResult(1);
  expect(() => future.setException(2)).toThrow('the answer is set already');
  expect(future.outcome).toEqual({ status: 'fulfilled', value: 1 });
});
