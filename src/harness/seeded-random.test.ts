import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('the same seed gives the same numbers, all of them from 0 up to but not including 1', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [seededRandom(seed), seededRandom(seed)];
      for (let left = 20; left > 0; left--) {
        const number = one();
        expect(other()).toBe(number);
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }
    }),
  );
});

test('other seeds give other numbers', () => {
  const firsts = Array.from({ length: 100 }, (_, seed) => seededRandom(seed)());
  expect(new Set(firsts).size).toBe(100);
});
