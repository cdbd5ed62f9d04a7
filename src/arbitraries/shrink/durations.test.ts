import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { lowerDurations, lowerPairs } from './durations.ts';
import type { Draft } from './rewrite.ts';

const tied = parseText('main: sleep 5, work 5, sleep 8');

test('each duration goes to 0, 1, half, one less', () => {
  const single = textsOf(lowerDurations(parseText('main: sleep 8')));
  expect(new Set(single)).toEqual(
    new Set(['main: sleep 0', 'main: sleep 1', 'main: sleep 4', 'main: sleep 7']),
  );
});

test('all durations go down at once, and equal ones together', () => {
  const texts = textsOf(lowerDurations(tied));
  expect(texts).toContain('main: sleep 2, work 2, sleep 4');
  expect(texts).toContain('main: sleep 2, work 2, sleep 8');
  expect(texts).toContain('main: sleep 5, work 5, sleep 7');
});

test('two durations keep their difference, or their sum', () => {
  const texts = textsOf(lowerPairs(parseText('main: sleep 5, work 8')));
  expect(texts).toEqual(expect.arrayContaining(['main: sleep 0, work 3', 'main: sleep 4, work 7']));
  expect(texts).toEqual(expect.arrayContaining(['main: sleep 0, work 13', 'main: sleep 4, work 9']));
});

test('equal durations keep their difference to a third', () => {
  expect(textsOf(lowerPairs(tied))).toContain('main: sleep 4, work 4, sleep 7');
});

test('a fraction of a millisecond goes to 0, never below', () => {
  const texts = textsOf(lowerDurations(parseText('main: sleep 0.5')));
  expect(new Set(texts)).toEqual(new Set(['main: sleep 0', 'main: sleep 0.5']));
});

function textsOf(drafts: Iterable<Draft>): string[] {
  return [...drafts].map((draft) => printProgram(draft).trim());
}
