import { expect, test } from 'vitest';
import { expect as foretell } from '../program/oracle.ts';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { withCombined } from './ask-combined.ts';
import { Dice } from './dice.ts';

const program = parseText('main: spawn a, join a\na: sleep 1, emit 1');
const shape = { spawn: 'nested', joinInside: true, structured: false, race: true, all: true } as const;
const drawn = Array.from({ length: 100 }, (_, seed) => withCombined(new Dice(seed), program, shape));

test('tasks come together that nobody can name', () => {
  for (const one of drawn) {
    expect(parseProgram(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(parseText(printProgram(one))).toEqual(one);
  }
  const text = drawn.map(printProgram).join();
  expect(text).toContain('{for race}, spawn');
  expect(text).toContain('{for all}, spawn');
});

test('nobody waits for them for ever', () => {
  for (const one of drawn) expect(foretell(one).tasks.map(({ outcome }) => outcome)).not.toContain('stuck');
});

test('only what the scheduler can be asked is asked', () => {
  const text = Array.from({ length: 40 }, (_, seed) =>
    printProgram(withCombined(new Dice(seed), program, { ...shape, all: false })),
  ).join();
  expect(text).toContain('for race');
  expect(text).not.toContain('for all');
});
