import { expect, test } from 'vitest';
import { parseText } from '../../program/text.ts';
import { boundsOf } from '../options.ts';
import { plainerEnvironment } from './environment.ts';

const bounds = boundsOf({
  shape: { spawn: 'main', joinInside: false, structured: false },
  limits: [2, 3, 5],
});
const program = parseText('main: spawn a, spawn b\na:\nb:');

test('the limit goes down to each lower one that is allowed, the dice to 0, 1, half, one less', () => {
  const plainer = [...plainerEnvironment({ program, environment: { limit: 5, dice: 6 } }, bounds)];
  const alone = plainer.filter((value) => value.program === program).map((value) => value.environment);
  expect(alone).toEqual([
    { limit: 2, dice: 6 },
    { limit: 3, dice: 6 },
    { limit: 5, dice: 0 },
    { limit: 5, dice: 1 },
    { limit: 5, dice: 3 },
    { limit: 5, dice: 5 },
  ]);
});

test('the limit goes down together with the number of tasks', () => {
  const plainer = [...plainerEnvironment({ program, environment: { limit: 3, dice: 0 } }, bounds)];
  const shared = plainer.filter((value) => value.program !== program);
  expect(shared.map((value) => value.environment.limit)).toEqual([2, 2]);
  expect(shared.map((value) => value.program.tasks[0]!.steps)).toEqual([[{ spawn: 'b' }], [{ spawn: 'a' }]]);
});

test('as many wait as want to, or fewer, alone or with one task fewer to take the places', () => {
  const kase = { program, environment: { limit: 2, dice: 0, room: 1 } };
  const plainer = [...plainerEnvironment(kase, { ...bounds, rooms: [0, 1, 2] })];
  expect(plainer.map((value) => [value.program === program, value.environment.room])).toEqual([
    [true, undefined],
    [true, 0],
    [false, 0],
    [false, 0],
  ]);
});

test('the plainest environment stays', () => {
  expect([...plainerEnvironment({ program, environment: { limit: 2, dice: 0 } }, bounds)]).toEqual([]);
});
