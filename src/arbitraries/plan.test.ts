import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shape } from '../program/shape.ts';
import { Dice } from './dice.ts';
import { allowed, Feature } from './features.ts';
import { boundsOf, type CaseOptions } from './options.ts';
import { drawPlan, type Plan } from './plan.ts';
import { STRATEGIES, type Strategy } from './strategy.ts';

const nested: Shape = { spawn: 'nested', joinInside: true, structured: false };
const flat: Shape = { spawn: 'main', joinInside: false, structured: false };

/** So many plans, drawn at random. */
function plans(strategy: Strategy, options: CaseOptions = { shape: nested }, numRuns = 300): Plan[] {
  const bounds = boundsOf(options);
  const drawn = fc.integer().map((seed) => drawPlan(strategy, new Dice(seed), false, bounds));
  return fc.sample(drawn, { seed: 1, numRuns });
}

test.each(STRATEGIES)('%s stays within the bounds', (strategy) => {
  for (const shape of [nested, flat]) {
    for (const [maxTasks, maxSteps] of [
      [8, 6],
      [1, 0],
    ]) {
      const options = { shape, maxTasks: maxTasks!, maxSteps: maxSteps! };
      for (const plan of plans(strategy, options, 100)) {
        expect(plan.features & ~allowed(boundsOf(options))).toBe(0);
        expect(plan.wanted).toBeGreaterThanOrEqual(1);
        expect(plan.wanted).toBeLessThanOrEqual(maxTasks!);
        expect(plan.maxSteps).toBeLessThanOrEqual(maxSteps!);
        expect(plan.leastSteps).toBeLessThanOrEqual(plan.maxSteps);
        if (maxSteps === 0) expect([plan.opening, plan.long]).toEqual([undefined, 0]);
      }
    }
  }
});

test('a burst comes at once from main, mostly with one short duration for all', () => {
  const bursts = plans('burst');
  expect(bursts.every(({ tree }) => tree === 'flat')).toBe(true);
  expect(bursts.every(({ features }) => (features & Feature.lateSpawn) === 0)).toBe(true);
  expect(bursts.filter(({ duration }) => duration >= 0).length).toBeGreaterThan(150);
});

test('a deep program is a chain of tasks that wait', () => {
  for (const { tree, features } of plans('deep')) {
    expect(tree).toBe('chain');
    expect(features & Feature.join).not.toBe(0);
  }
});

test('a wide program has all the tasks that it may, every other one up to three times as many, and at most a step each', () => {
  const wide = plans('wide');
  expect(wide.every(({ wanted, maxSteps }) => wanted >= 8 && wanted <= 24 && maxSteps <= 1)).toBe(true);
  expect(wide.some(({ wanted }) => wanted === 8)).toBe(true);
  expect(wide.some(({ wanted }) => wanted > 16)).toBe(true);
});

test('a rich program leaves nothing out and has as many tasks as it may, all of them busy', () => {
  for (const { features, wanted, leastSteps } of plans('rich'))
    expect([features, wanted, leastSteps]).toEqual([allowed(boundsOf({ shape: nested })), 8, 3]);
});

test('a long program has few tasks, of which one goes on for a hundred steps, or seldom for thousands', () => {
  const longs = plans('long');
  for (const { wanted, long } of longs) {
    expect(wanted).toBeLessThanOrEqual(4);
    expect(long).toBeGreaterThanOrEqual(40);
    expect(long).toBeLessThanOrEqual(3000);
  }
  const longest = longs.filter(({ long }) => long >= 1000).length / longs.length;
  expect(longest).toBeGreaterThan(0.01);
  expect(longest).toBeLessThan(0.06);
  expect(plans('swarm').every(({ long }) => long === 0)).toBe(true);
});
