import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test('positions near what matters are kept, in ascending order', () => {
  expect(nearest(9, [0, 8], 4)).toEqual([0, 1, 7, 8]);
  expect(nearest(9, [4], 3)).toEqual([3, 4, 5]);
});

test('earlier anchors come first where the budget is short', () => {
  expect(nearest(9, [7, 0, 8], 2)).toEqual([0, 7]);
});

test('a budget that suffices keeps everything', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.array(fc.nat(40)), (length, anchors) => {
      expect(nearest(length, anchors, length)).toEqual([...Array(length).keys()]);
    }),
  );
});

test('what is kept never costs more than the budget', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.array(fc.nat(39)), fc.nat(60), (length, anchors, budget) => {
      const cost = (position: number): number => 1 + (position % 3);
      const kept = nearest(length, anchors, budget, cost);
      expect(kept.reduce((sum, position) => sum + cost(position), 0)).toBeLessThanOrEqual(budget);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
    }),
  );
});
