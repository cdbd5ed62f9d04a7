import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { prune } from './mend.ts';
import { pauseInstead } from './pauses.ts';

test.each([
  ['a task that only takes a turn', 'main: spawn a, spawn b\na: throw\nb:', 'main: spawn a, yield\na: throw'],
  [
    'a task whose end is awaited elsewhere',
    'main: spawn a, spawn b\na:\nb: join a',
    'main: spawn a, yield, join a\na:',
  ],
  [
    'a task that is awaited here',
    'main: spawn a, spawn b, join a\na: sleep 2\nb: yield',
    'main: spawn b, sleep 1\nb: yield',
  ],
  [
    'a task with steps of its own',
    'main: spawn a, spawn b\na: sleep 4\nb: sleep 3',
    'main: spawn b, yield, sleep 4\nb: sleep 3',
  ],
  [
    'a task that takes two turns',
    'main: spawn a, spawn b\na: yield\nb:',
    'main: spawn a, yield, yield\na: yield',
  ],
  ['yields in a row', 'main: spawn a\na: yield, yield, yield', 'main: spawn a\na: sleep 0'],
  ['some of the yields in a row', 'main: yield, yield, yield', 'main: sleep 0, yield'],
])('a pause stands in for %s', (_what, from, to) => {
  const texts = [...pauseInstead(parseText(from))].map((draft) => printProgram(prune(draft)));
  expect(texts).toContain(printProgram(parseText(to)));
});
