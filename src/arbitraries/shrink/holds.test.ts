import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { holdInstead } from './holds.ts';
import { prune } from './mend.ts';

function drafts(text: string): string[] {
  return [...holdInstead(parseText(text))].map((draft) => printProgram(prune(draft)));
}

test('a pause stands in for the task that takes the slot, for good, until its parent waits, or for as long as the task ran', () => {
  expect(drafts('main: spawn a, spawn b, join b\na: yield\nb:')).toEqual(
    [
      'main: pause, spawn b, join b\nb:',
      'main: pause, spawn b, resume, join b\nb:',
      'main: pause, spawn b, yield, resume, join b\nb:',
      'main: spawn a, pause\na: yield',
      'main: spawn a, pause, resume\na: yield',
      'main: spawn a, pause, resume\na: yield',
    ].map((text) => printProgram(parseText(text))),
  );
});

test('what is paused already is left alone', () => {
  expect(drafts('main: pause, spawn a\na:')).toEqual([]);
});
