import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText } from '../program/text.ts';
import { withArrivals } from './ask-rates.ts';
import { Dice } from './dice.ts';

const program = parseText('main: spawn a, spawn b, spawn c, join a\na: emit 1\nb:\nc:');
const drawn = Array.from({ length: 100 }, (_, seed) =>
  withArrivals(new Dice(seed), program, { cap: 2, per: 5 }),
);

test('tasks come at times around the end of a window, and some together', () => {
  const sleeps = drawn.flatMap(({ tasks }) =>
    tasks[0]!.steps.flatMap((step) => ('sleep' in step ? [step.sleep] : [])),
  );
  expect(new Set(sleeps)).toEqual(new Set([1, 3, 4, 5, 6]));
  expect(sleeps.length).toBeGreaterThan(50);
  expect(drawn.some(({ tasks }) => tasks[0]!.steps.length === 4)).toBe(true);
});

test('the programs are legal, and nobody sleeps before the first spawn', () => {
  for (const one of drawn) {
    expect(parseProgram(one)).toEqual(one);
    expect(one.tasks[0]!.steps[0]).toEqual({ spawn: 'a' });
  }
});
