import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { rearrange } from './arrangement.ts';
import { prune } from './mend.ts';

test.each([
  ['a spawn comes earlier', 'main: yield, spawn a\na:', 'main: spawn a, yield\na:'],
  [
    'joins come in the order of spawns',
    'main: spawn a, spawn b, join b, join a\na:\nb:',
    'main: spawn a, spawn b, join a, join b\na:\nb:',
  ],
  [
    'two tasks change places',
    'main: spawn a, spawn b, join b\na: yield\nb: emit 1',
    'main: spawn a, spawn b, join a\na: emit 1\nb: yield',
  ],
  [
    'two tasks do what the other did',
    'main: spawn a, spawn b, join b\na: yield\nb: emit 1',
    'main: spawn a, spawn b, join b\na: emit 1\nb: yield',
  ],
  [
    'main does what its child did',
    'main: spawn a, sleep 2, join a\na: yield, yield',
    'main: spawn a, yield, yield, join a\na: sleep 2',
  ],
  [
    'an earlier task is awaited',
    'main: spawn a, spawn b, settle b\na:\nb:',
    'main: spawn a, spawn b, settle a\na:\nb:',
  ],
  [
    'a step goes over to another task',
    'main: spawn a, join a\na: yield, emit 1',
    'main: spawn a, yield, join a\na: emit 1',
  ],
  [
    'a throw goes over to the end of another task',
    'main: spawn a, settle a\na: throw',
    'main: spawn a, settle a, throw\na:',
  ],
  [
    'who controls is another task, anywhere in it',
    'main: spawn a, spawn b\na: set-limit 1, yield\nb:',
    'main: spawn a, set-limit 1, spawn b\na: yield\nb:',
  ],
  [
    'two tasks exchange a step',
    'main: spawn a, emit 1, work 2\na: sleep 3, emit 4',
    'main: spawn a, emit 1, sleep 3\na: work 2, emit 4',
  ],
])('%s', (_what, from, to) => {
  const texts = [...rearrange(parseText(from))].map((draft) => printProgram(prune(draft)));
  expect(texts).toContain(printProgram(parseText(to)));
});
