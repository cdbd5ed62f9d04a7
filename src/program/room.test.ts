import { expect, test } from 'vitest';
import { boundsText } from './rate.ts';
import { isRoom, withRoom } from './room.ts';

test('a room is a whole number, and may be 0', () => {
  expect([0, 1, 12].every(isRoom)).toBe(true);
  expect([-1, 0.5, Number.POSITIVE_INFINITY, '1', null, undefined].some(isRoom)).toBe(false);
});

test('with any number of places an environment has no room, as equal values have it', () => {
  const environment = { limit: 2, dice: 0 };
  expect(withRoom(environment, 0)).toEqual({ limit: 2, dice: 0, room: 0 });
  expect(JSON.stringify(withRoom(withRoom(environment, 3), undefined))).toBe(JSON.stringify(environment));
});

test('a head-line says how many may wait, where that is bounded', () => {
  expect(boundsText({ limit: 2, room: 0 })).toEqual(['limit 2', 'room for 0']);
});
