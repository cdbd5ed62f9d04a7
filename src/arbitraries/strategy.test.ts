import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHARES, STRATEGIES, strategies } from './strategy.ts';

test('each comes about as often as its share says', () => {
  const drawn = fc.sample(strategies(), { seed: 1, numRuns: 12_800 });
  for (const strategy of STRATEGIES) {
    const share = drawn.filter((one) => one === strategy).length / 100;
    expect(Math.abs(share - SHARES[strategy])).toBeLessThan(5 + SHARES[strategy] / 10);
  }
  expect(Object.values(SHARES).reduce((sum, share) => sum + share)).toBe(128);
});

test('the first nine programs of a search are rich', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const drawn = fc.sample(strategies(), { seed, numRuns: 20 });
    expect(drawn.slice(0, 9)).toEqual(Array(9).fill('rich'));
    expect(new Set(drawn.slice(9)).size).toBeGreaterThan(1);
  }
});

test('a strategy is one of the list, and has none smaller', () => {
  expect(strategies().canShrinkWithoutContext('swarm')).toBe(true);
  expect(strategies().canShrinkWithoutContext('storm')).toBe(false);
  expect([...strategies().shrink('swarm', undefined)]).toEqual([]);
});
