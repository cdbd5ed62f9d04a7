import { expect, test } from 'vitest';
import { boundsText, isRate } from './rate.ts';

test('a rate is two whole numbers of at least 1', () => {
  expect(isRate({ cap: 1, per: 5 })).toBe(true);
  for (const wrong of [
    undefined,
    2,
    {},
    { cap: 1 },
    { cap: 0, per: 5 },
    { cap: 1, per: 0.5 },
    { cap: 1, per: 5, x: 1 },
  ]) {
    expect(isRate(wrong)).toBe(false);
  }
});

test('a head-line has the limit and the rate, where there are any', () => {
  expect(boundsText({ limit: 0 })).toEqual([]);
  expect(boundsText({ limit: 2, rate: { cap: 1, per: 5 } })).toEqual(['limit 2', 'rate 1 in 5 ms']);
});
