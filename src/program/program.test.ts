import { expect, test } from 'vitest';
import { kindOf, sizeOf } from './program.ts';
import { parseText } from './text.ts';

test('the size of a program is the number of its tasks and steps', () => {
  expect(sizeOf(parseText('main:'))).toBe(1);
  expect(sizeOf(parseText('main: spawn a, join a\na: emit 1'))).toBe(5);
});

test('tells the kind of a step by its key, wherever sync stands', () => {
  expect(kindOf({ sleep: 3 })).toBe('sleep');
  expect(kindOf({ sync: true, throw: 'null' })).toBe('throw');
});
