import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { prune } from './mend.ts';
import { yieldElsewhere } from './yields.ts';

test.each([
  [
    'another task yields instead',
    'main: spawn a, spawn b, join a\na:\nb: throw sync',
    'main: spawn a, spawn b, join a\na: yield\nb:',
  ],
  [
    'another task yields between two of its spawns',
    'main: spawn a, spawn b\na: throw sync\nb:',
    'main: spawn a, yield, spawn b\na:\nb:',
  ],
  [
    'a step takes the place of another, and leaves a yield',
    'main: spawn a, sleep 1\na: throw',
    'main: spawn a, throw\na: yield',
  ],
])('%s', (_what, from, to) => {
  const texts = [...yieldElsewhere(parseText(from))].map((draft) => printProgram(prune(draft)));
  expect(texts).toContain(printProgram(parseText(to)));
});
