import { expect, test } from 'vitest';
import { sleepOf, timerOf } from './timer.ts';

test('a sleep like any other needs no timer of its own', () => {
  expect(timerOf({ sleep: 3 })).toBeUndefined();
  expect(sleepOf({ sleep: 3 })).toBe(3);
});

test('a delay is spelt as it is said to be', () => {
  expect(timerOf({ sleep: 3, as: 'text' })).toEqual({ delay: '3', times: undefined });
  expect(timerOf({ sleep: 0, as: 'nan' })!.delay).toBeNaN();
  expect(timerOf({ sleep: 0, times: 2, as: 'negative' })).toEqual({ delay: -1, times: 2 });
});

test('a repeating timer takes as long as its calls, each of them 1 ms at least', () => {
  expect(sleepOf({ sleep: 3, times: 4 })).toBe(12);
  expect(sleepOf({ sleep: 0, times: 4 })).toBe(4);
  expect(sleepOf({ sleep: 0, as: 'negative' })).toBe(0);
});
