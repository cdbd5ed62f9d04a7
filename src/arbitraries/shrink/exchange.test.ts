import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { exchangeAndDrop } from './exchange.ts';
import { prune } from './mend.ts';

test.each([
  ['a step', 'main: spawn a, yield\na: throw', 'main: spawn a, throw\na:'],
  [
    'a task',
    'main: spawn a, spawn b, spawn c, yield\na:\nb:\nc: yield',
    'main: spawn a, spawn c, yield\na: yield\nc:',
  ],
  [
    'one of several steps',
    'main: spawn a, yield, sleep 1\na: sleep 1, work 1',
    'main: spawn a, sleep 1, work 1\na: sleep 1',
  ],
])('after an exchange %s is needed no more', (_what, from, to) => {
  expect(drafts(from)).toContain(printProgram(parseText(to)));
});

test('a longer duration stands in for a step', () => {
  expect(drafts('main: spawn a, yield, yield, sleep 3\na: sleep 4')).toContain(
    printProgram(parseText('main: spawn a, yield, sleep 4\na: sleep 4')),
  );
});

test('so do longer durations of all', () => {
  expect(drafts('main: spawn a, spawn b, yield, yield\na: sleep 3\nb: sleep 3')).toContain(
    printProgram(parseText('main: spawn a, spawn b, yield\na: sleep 4\nb: sleep 4')),
  );
});

test('so does the first millisecond of one that takes no time', () => {
  expect(drafts('main: yield, sleep 0')).toContain(printProgram(parseText('main: sleep 1')));
});

test('long programs are left to the other passes', () => {
  expect(drafts(`main: spawn a\na: ${Array(30).fill('yield').join(', ')}`)).toEqual([]);
});

function drafts(text: string): readonly string[] {
  return [...exchangeAndDrop(parseText(text))].map((draft) => printProgram(prune(draft)));
}
