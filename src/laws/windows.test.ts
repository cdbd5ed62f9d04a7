import { expect, test } from 'vitest';
import type { Window } from '../trace/claims.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { addStart, roomAt, roomFrom, startWindows } from './windows.ts';

/** Of 2 starts in 5 ms, after so many. */
function after(starts: readonly number[], window: Window) {
  const trace = traceOf({
    program: 'main: spawn a, spawn b, spawn c, spawn d\na:\nb:\nc:\nd:',
    events: '0 main start',
    rate: { cap: 2, per: 5 },
    guarantees: { workConserving: true, window },
  });
  const windows = startWindows(trace)!;
  for (const start of starts) addStart(windows, start);
  return windows;
}

test('a sliding window has room for what has left it', () => {
  expect([0, 4, 5, 7].map((time) => roomAt(after([0, 2], 'sliding'), time))).toEqual([0, 0, 1, 2]);
});

test('of a fixed one the most is known: what the window has left, and a new one where it may end', () => {
  expect([0, 4].map((time) => roomAt(after([0, 0], 'fixed'), time))).toEqual([0, 0]);
  expect(roomAt(after([0], 'fixed'), 4)).toBe(1);
  expect(roomAt(after([0, 0], 'fixed'), 5)).toBe(2);
});

test('whatever the window, it has room when fewer than the cap started within its length, give or take a timer', () => {
  expect(roomFrom(after([0], 'fixed'))).toBe(Number.NEGATIVE_INFINITY);
  expect(roomFrom(after([0, 3], 'fixed'))).toBe(6);
  expect(roomFrom(after([0, 3], 'sliding'))).toBe(6);
});
