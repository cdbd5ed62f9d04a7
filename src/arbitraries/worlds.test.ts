import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../program/case.ts';
import { parseText } from '../program/text.ts';
import { countDeviations, isPolite } from '../program/world.ts';
import { cases } from './cases.ts';
import { isLess, measure } from './shrink/measure.ts';
import { deviations, earlier, politer } from './worlds.ts';

const options = { shape: { spawn: 'nested', joinInside: true, structured: false } } as const;

const plain: Case = { program: parseText('main: sleep 1'), environment: { limit: 0, dice: 0 } };

test('more than a quarter of the worlds are impolite, of every kind, and most where several tasks sleep', () => {
  const all = fc.sample(cases(options), { seed: 1, numRuns: 4000 });
  const crowded = all.filter(
    ({ program }) => program.tasks.filter(({ steps }) => steps.some((step) => 'sleep' in step)).length > 1,
  );
  const impolite = impoliteOf(all);
  expect(impolite.length).toBeGreaterThan(1000);
  expect(impolite.length).toBeLessThan(1200);
  expect(impoliteOf(crowded).length / crowded.length).toBeGreaterThan(0.45);
  const single = impolite.filter(({ world = [] }) => world.filter((one) => one > 0).length === 1);
  expect(single.length).toBeGreaterThan(impolite.length / 5);
  expect(new Set(single.map(({ world }) => world!.at(-1))).size).toBe(5);
  expect(new Set(impolite.map(({ start }) => start))).toEqual(new Set([undefined, 1, 1000, 1.7e12]));
});

test('the worlds of one deviation are every start, and on every occasion every kind that it leaves room for', () => {
  const environments = [...deviations(plain, 3)].map(({ environment }) => environment);
  expect(new Set(environments.map((one) => JSON.stringify(one))).size).toBe(15);
  expect(environments.map(countDeviations)).toEqual(new Array(15).fill(1));
  expect(environments.slice(0, 3).map(({ start }) => start)).toEqual([1, 1000, 1.7e12]);
  expect(environments.slice(7, 10).map(({ world }) => world)).toEqual([[5], [0, 1], [0, 2]]);
  expect(environments.slice(13).map(({ world }) => world)).toEqual([
    [0, 0, 3],
    [0, 0, 4],
  ]);
});

test('each politer world is smaller, and the polite one comes first', () => {
  fc.assert(
    fc.property(cases(options), ({ program, environment }) => {
      const least = measure({ program, environment });
      const all = [...politer(environment)];
      for (const world of all) expect(isLess(measure({ program, environment: world }), least)).toBe(true);
      expect(all.length === 0 || isPolite(all[0]!)).toBe(true);
      expect(all.length === 0).toBe(isPolite(environment));
    }),
  );
});

test('a deviation moves up by any number of the polite occasions in front of it', () => {
  const worlds = [...earlier({ limit: 0, dice: 0, world: [0, 0, 3, 0, 1] })].map(({ world }) => world);
  expect(worlds).toEqual([
    [3, 0, 1],
    [0, 3, 0, 1],
    [0, 0, 3, 1],
  ]);
});

function impoliteOf(all: readonly Case[]): readonly Case['environment'][] {
  return all.map(({ environment }) => environment).filter((environment) => !isPolite(environment));
}
