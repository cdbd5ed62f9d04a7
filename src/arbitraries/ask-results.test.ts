import { expect, test } from 'vitest';
import { expect as foretell } from '../program/oracle.ts';
import { parseProgram } from '../program/parse.ts';
import { parseText } from '../program/text.ts';
import { withResults } from './ask-results.ts';
import { Dice } from './dice.ts';

const program = parseText('main: spawn a, spawn b, join a\na: throw sync\nb: sleep 1, emit 1');
const drawn = Array.from({ length: 100 }, (_, seed) => withResults(new Dice(seed), program));

test('main is told what all came to behind its last spawn', () => {
  for (const one of drawn) {
    expect(parseProgram(one)).toEqual(one);
    expect(one.tasks[0]!.steps).toEqual([{ spawn: 'a' }, { spawn: 'b' }, { idle: 'results' }, { join: 'a' }]);
  }
});

test('often two tasks end in another order, and both fail or nobody does', () => {
  const reversed = drawn
    .map((one) => foretell(one).tasks)
    .filter(([, a, b]) => a!.finish > b!.finish)
    .map(([, a, b]) => `${a!.outcome} ${b!.outcome}`);
  expect(reversed.length).toBeGreaterThan(20);
  expect(new Set(reversed)).toEqual(new Set(['threw threw', 'returned returned']));
});
