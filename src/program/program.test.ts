import { expect, test } from 'vitest';
import { sizeOf } from './program.ts';
import { parseText } from './text.ts';

test('the size of a program is the number of its tasks and steps', () => {
  expect(sizeOf(parseText('main:'))).toBe(1);
  expect(sizeOf(parseText('main: spawn a, join a\na: emit 1'))).toBe(5);
});
