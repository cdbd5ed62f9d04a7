import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { guardInstead } from './guards.ts';

test.each([
  ['main: cleanup 1, yield, emit 1', ['main: sleep 0 {finally 1}, emit 1']],
  ['main: cleanup 1, sleep 3', ['main: sleep 3 {finally 1}']],
  ['main: cleanup 1, emit 1, sleep 3', []],
])('%j: the sleep cleans up', (from, to) => {
  const texts = [...guardInstead(parseText(from))].map(printProgram);
  expect(texts).toEqual(to.map((text) => printProgram(parseText(text))));
});
