import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { fewerLocks } from './locks.ts';

const textsOf = (text: string): string[] => [...fewerLocks(parseText(text))].map(printProgram);

test('one lock does for another, in all tasks or in one', () => {
  const texts = textsOf('main: spawn a, acquire k\na: acquire l, emit 1, release l');
  expect(texts).toContain('main: spawn a, acquire k\na:    acquire k, emit 1, release k');
  expect(texts).toContain('main: spawn a, acquire l\na:    acquire k, emit 1, release k');
});

test('a lock goes with what gives it back', () => {
  expect(textsOf('main: acquire k, emit 1, release k')).toContain('main: emit 1');
});

test('all ask for a permit less', () => {
  expect(textsOf('main: acquire k 3, acquire l 2')).toContain('main: acquire k 2, acquire l');
});

test('programs without locks have none of it', () => {
  expect(textsOf('main: emit 1')).toEqual([]);
});
