import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../program/case.ts';
import { parseText } from '../../program/text.ts';
import { cases } from '../cases.ts';
import { isLess, measure } from './measure.ts';

test.each([
  ['a smaller size outweighs all else', 'main: work 100', 'main: yield, yield'],
  [
    'a flat tree is less than a deep one',
    'main: spawn a, spawn b\na: throw\nb:',
    'main: spawn a\na: spawn b, emit 1\nb:',
  ],
  ['asking less outweighs durations', 'main: yield, sleep 9', 'main: sleep 0, sleep 0'],
  ['durations outweigh emitted values', 'main: sleep 1, emit 9', 'main: sleep 2, emit 0'],
  ['a value is less than its opposite', 'main: emit 8', 'main: emit -8'],
  ['half of a negative value is less', 'main: emit -4', 'main: emit -8'],
  ['spawns come first', 'main: spawn a, yield\na:', 'main: yield, spawn a\na:'],
  ['the shorter of two durations comes first', 'main: sleep 1, sleep 9', 'main: sleep 5, sleep 5'],
  ['main does more than its child', 'main: spawn a, yield\na:', 'main: spawn a\na: yield'],
])('%s', (_what, less, more) => {
  expect(isLess(of(less), of(more))).toBe(true);
  expect(isLess(of(more), of(less))).toBe(false);
});

test('a lower limit outweighs dice and arrangement', () => {
  const program = parseText('main:');
  const lower = measure({ program, environment: { limit: 1, dice: 9 } });
  expect(isLess(lower, measure({ program, environment: { limit: 2, dice: 0 } }))).toBe(true);
});

test('a deviation counts as one step, and of two cases of one size the polite one is less', () => {
  const polite = (notation: string) => of(notation);
  const late = measure({
    program: parseText('main: sleep 1'),
    environment: { limit: 0, dice: 0, world: [3] },
  });
  expect(isLess(polite('main: work 9, throw'), late)).toBe(true);
  expect(isLess(late, polite('main: yield, yield, yield'))).toBe(true);
  const early = measure({
    program: parseText('main: sleep 1'),
    environment: { limit: 0, dice: 0, start: 1 },
  });
  expect(early.slice(0, 2)).toEqual(late.slice(0, 2));
});

test('of two cases one is less, unless they are the same case', () => {
  const anyCase = cases({
    shape: { spawn: 'nested', joinInside: true, structured: false },
    limits: [1, 2],
    maxTasks: 3,
    maxSteps: 2,
  });
  fc.assert(
    fc.property(anyCase, anyCase, (x: Case, y: Case) => {
      const same = JSON.stringify(x) === JSON.stringify(y);
      expect(Number(isLess(measure(x), measure(y))) + Number(isLess(measure(y), measure(x)))).toBe(
        same ? 0 : 1,
      );
    }),
    { numRuns: 2000 },
  );
});

function of(notation: string): ReturnType<typeof measure> {
  return measure({ program: parseText(notation), environment: { limit: 0, dice: 0 } });
}
