import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import type { StepOf } from '../program/program.ts';
import { parseText } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withOddTimers } from './odd-timers.ts';

const FREE = { spawn: 'nested', joinInside: true, structured: false } as const;
const program = parseText('main: sleep 5, spawn a, sleep 5, join a\na: sleep 5, throw');

const sleeps = (shape: Parameters<typeof withOddTimers>[2]): StepOf<'sleep'>[] =>
  Array.from({ length: 100 }, (_, seed) => withOddTimers(new Dice(seed), program, shape)).flatMap((drawn) => {
    expect(parseProgram(drawn)).toEqual(drawn);
    return drawn.tasks.flatMap(({ steps }) => steps.filter((step) => 'sleep' in step));
  });

test('some sleeps repeat, where the scheduler has timers that do', () => {
  const drawn = sleeps({ ...FREE, repeat: true });
  expect(drawn.some(({ times = 0 }) => times > 1)).toBe(true);
  expect(drawn.every(({ as }) => as === undefined)).toBe(true);
});

test('some delays are spelt in each odd way, where the scheduler takes them so', () => {
  const drawn = sleeps({ ...FREE, oddDelays: true });
  expect(new Set(drawn.map(({ as }) => as))).toEqual(new Set([undefined, 'text', 'nan', 'negative']));
  expect(drawn.every(({ times }) => times === undefined)).toBe(true);
});

test('both are drawn together, too', () => {
  const drawn = sleeps({ ...FREE, repeat: true, oddDelays: true });
  expect(drawn.some(({ times, as }) => times !== undefined && as !== undefined)).toBe(true);
});
