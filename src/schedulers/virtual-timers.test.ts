import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualTimers } from './virtual-timers.ts';

test('nothing happens until time is moved, and then each timer at the time for which it was set', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.array(fc.nat(20)), (delays, moves) => {
      const clock = new VirtualTimers();
      const fired: number[] = [];
      for (const delay of delays) {
        clock.setTimer(delay, () => {
          expect(clock.now()).toBe(delay);
          fired.push(delay);
        });
      }
      expect(fired).toEqual([]);
      for (const ms of moves) {
        clock.advance(ms);
        const due = delays.filter((delay) => delay <= clock.now());
        expect(fired).toEqual(due.sort((x, y) => x - y));
      }
      expect(clock.now()).toBe(moves.reduce((sum, ms) => sum + ms, 0));
    }),
  );
});

test('equal deadlines are called in the order in which they were set, and after what was deferred before', () => {
  const clock = new VirtualTimers();
  const called: string[] = [];
  clock.setTimer(3, () => called.push('first'));
  clock.setTimer(3, () => called.push('second'));
  clock.defer(() => called.push('deferred'));
  clock.advance(3);
  expect(called).toEqual(['deferred', 'first', 'second']);
});

test('a timer that is cleared is not called, not even by one of the same deadline', () => {
  const clock = new VirtualTimers();
  const called: string[] = [];
  clock.setTimer(3, () => clock.clearTimer(late));
  const late = clock.setTimer(3, () => called.push('late'));
  const early = clock.setTimer(1, () => called.push('early'));
  clock.clearTimer(early);
  clock.advance(9);
  clock.clearTimer(late);
  expect(called).toEqual([]);
});

test('a callback that defers itself for ever does not keep a timer of 0 ms from its turn', () => {
  const clock = new VirtualTimers();
  let turns = 0;
  const again = (): void => {
    if (++turns < 100) clock.defer(again);
  };
  clock.defer(again);
  let seen = 0;
  clock.defer(() =>
    clock.setTimer(0, () => {
      seen = turns;
    }),
  );
  clock.advance(0);
  expect(seen).toBe(2);
  expect(turns).toBe(100);
});

test('a negative delay does not turn time back', () => {
  const clock = new VirtualTimers();
  clock.advance(5);
  clock.setTimer(-3, () => expect(clock.now()).toBe(5));
  clock.advance(0);
  expect(clock.now()).toBe(5);
});

test('what a callback throws comes out, and the next call goes on behind it', () => {
  const clock = new VirtualTimers();
  const called: number[] = [];
  clock.setTimer(1, () => {
    throw new RangeError('no');
  });
  clock.setTimer(1, () => called.push(clock.now()));
  expect(() => clock.advance(5)).toThrow('no');
  clock.advance(5);
  expect(called).toEqual([1]);
  expect(clock.now()).toBe(6);
});
