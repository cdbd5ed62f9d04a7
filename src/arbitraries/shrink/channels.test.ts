import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { smallerChannels } from './channels.ts';

const textsOf = (text: string): string[] => [...smallerChannels(parseText(text))].map(printProgram);

test('a channel goes, or becomes another one', () => {
  const texts = textsOf('main: spawn a, send e 4\na: receive e');
  expect(texts).toContain('main: spawn a\na:');
  expect(texts).toContain('main: spawn a, send c 4\na:    receive c');
});

test('a value goes with a request for it', () => {
  expect(textsOf('main: spawn a, send c 1, send c 2\na: receive c, receive c')).toContain(
    'main: spawn a, send c 2\na:    receive c',
  );
});

test('values are counted, or are all the same', () => {
  const texts = textsOf('main: send e 7, send e 9');
  expect(texts).toContain('main: send e 1, send e 2');
  expect(texts).toContain('main: send e 1, send e 1');
});

test('whoever waits for a task, so as to be late, pauses instead', () => {
  expect(textsOf('main: spawn a, join a, send c 1\na:')).toContain('main: sleep 1, send c 1\na:');
});

test('programs without channels have none of it', () => {
  expect(textsOf('main: spawn a, join a\na: emit 1')).toEqual([]);
});
