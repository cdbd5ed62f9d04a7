import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { otherPriorities } from './priorities.ts';

const textsOf = (text: string): string[] => [...otherPriorities(parseText(text))].map(printProgram);

test('another task comes first, or last', () => {
  expect(textsOf('main: spawn a, spawn b {priority 7}\na:\nb:')).toEqual([
    'main: spawn a {priority 1}, spawn b\na:\nb:',
    'main: spawn a {priority -1}, spawn b\na:\nb:',
    'main: spawn a, spawn b {priority 1}\na:\nb:',
    'main: spawn a, spawn b {priority -1}\na:\nb:',
  ]);
});

test('what only made room for it goes with it', () => {
  const texts = textsOf('main: spawn a, spawn b {priority -1}, spawn c\na: yield\nb:\nc:');
  expect(texts).toContain('main: spawn a, spawn b, spawn c {priority 1}\na:\nb:\nc:');
});

test('programs without priorities have none of it', () => {
  expect(textsOf('main: spawn a\na: yield')).toEqual([]);
});

test('another task is given one later, and none has one from the start', () => {
  const texts = textsOf(
    'main: spawn a {priority 2}, spawn b {priority 2}, set-priority a {priority 2}\na:\nb:',
  );
  expect(texts).toContain('main: spawn a, spawn b, set-priority a {priority 0}\na:\nb:');
  expect(texts).toContain('main: spawn a, spawn b, set-priority b {priority 1}\na:\nb:');
});
