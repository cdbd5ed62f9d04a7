import { expect, test } from 'vitest';
import { environmentsOf } from './enumerate-environments.ts';

const shape = { spawn: 'main', joinInside: false, structured: false } as const;
const scope = { shape, tasks: 4, steps: 4 };

test('nothing limits: one environment', () => {
  expect(environmentsOf(scope)(3)).toEqual([{ limit: 0, dice: 0 }]);
});

test('a limit beyond the lowest comes where there are so many tasks', () => {
  const environments = environmentsOf({ ...scope, limits: [1, 2] });
  expect(environments(1).map(({ limit }) => limit)).toEqual([1]);
  expect(environments(2).map(({ limit }) => limit)).toEqual([1, 2]);
});

test('a room comes where there are tasks for all slots, all places, and one more', () => {
  const environments = environmentsOf({ ...scope, limits: [1, 2], rooms: [0, 1] });
  expect(environments(1)).toEqual([{ limit: 1, dice: 0 }]);
  expect(environments(3)).toEqual([
    { limit: 1, dice: 0 },
    { limit: 1, dice: 0, room: 0 },
    { limit: 1, dice: 0, room: 1 },
    { limit: 2, dice: 0 },
    { limit: 2, dice: 0, room: 0 },
  ]);
});

test('each comes at each rate', () => {
  const rates = [
    { cap: 1, per: 2 },
    { cap: 2, per: 2 },
  ];
  expect(environmentsOf({ ...scope, limits: [1], rates, rooms: [0] })(2)).toEqual([
    { limit: 1, dice: 0, rate: rates[0] },
    { limit: 1, dice: 0, rate: rates[1] },
    { limit: 1, dice: 0, rate: rates[0], room: 0 },
    { limit: 1, dice: 0, rate: rates[1], room: 0 },
  ]);
});
