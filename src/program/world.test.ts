import { expect, test } from 'vitest';
import { countDeviations, inWorld, isPolite, worldFault } from './world.ts';

test('what is polite is left out, so that equal worlds are equal values', () => {
  const plain = { limit: 1, dice: 2 };
  expect(inWorld(plain, [0, 0], 0)).toEqual(plain);
  expect(inWorld(plain, [0, 3, 0], 7)).toEqual({ ...plain, start: 7, world: [0, 3] });
  expect(isPolite(inWorld(plain, [0], 0))).toBe(true);
  expect([isPolite(inWorld(plain, [], 1)), isPolite(inWorld(plain, [1], 0))]).toEqual([false, false]);
});

test('each deviation counts as one, whatever its kind, and so does another start', () => {
  const plain = { limit: 1, dice: 2 };
  expect(countDeviations(plain)).toBe(0);
  expect(countDeviations({ ...plain, start: 7, world: [0, 3, 0, 5] })).toBe(3);
});

test.each<[object, string | undefined]>([
  [{}, undefined],
  [{ start: 0, world: [] }, undefined],
  [{ start: 1_700_000_000_000, world: [0, 5] }, undefined],
  [{ start: -1 }, 'start'],
  [{ start: 0.5 }, 'start'],
  [{ start: null }, 'start'],
  [{ start: 1e300 }, 'start'],
  [{ world: 'late' }, 'world'],
  [{ world: new Array(10_001).fill(0) }, 'world'],
  [{ world: [0, 6] }, 'world[1]'],
  [{ world: [1, '1'] }, 'world[1]'],
  [{ world: new Array(2) }, 'world[0]'],
])('the fault of %j lies in %s', (given, path) => {
  expect(worldFault(given)?.path).toBe(path);
});
