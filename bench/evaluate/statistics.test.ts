import { expect, test } from 'vitest';
import { median, orNever, percentile, shareOf } from './statistics.ts';

test('a median is the middle value, or the mean of the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a percentile is one of the values: the least that enough of them do not exceed', () => {
  const ten = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(percentile(ten, 0.9)).toBe(9);
  expect(percentile(ten, 1)).toBe(10);
  expect(percentile([7], 0.9)).toBe(7);
});

test('of nothing everything is true', () => {
  expect(shareOf([], () => false)).toBe(1);
  expect(shareOf([1, 2, 3, 4], (x) => x > 1)).toBe(0.75);
});

test('what was never found is later than anything that was', () => {
  expect(median([1, orNever(null), orNever(null)])).toBe(Number.POSITIVE_INFINITY);
  expect(orNever(3)).toBe(3);
});
