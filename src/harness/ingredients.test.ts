import { expect, test } from 'vitest';
import { parseText } from '../program/text.ts';
import { Ingredient, ingredientsOf, isApart } from './ingredients.ts';

const { pause, wait, throw: thrown, syncThrow, falsyThrow } = Ingredient;

test.each([
  ['main: spawn a, emit 1\na:', 0],
  ['main: yield', pause],
  ['main: spawn a, sleep 3\na: work 1', pause],
  ['main: spawn a, settle a\na:', wait],
  ['main: spawn a, join a\na: throw', wait | thrown],
  ['main: throw sync', thrown | syncThrow],
  ['main: throw null', thrown | falsyThrow],
])('%j', (text, set) => {
  expect(ingredientsOf(parseText(text))).toBe(set);
});

test('two sets are apart where each has something that the other has not', () => {
  expect(isApart(thrown, pause)).toBe(true);
  expect(isApart(thrown | syncThrow, thrown | pause)).toBe(true);
  expect(isApart(thrown, thrown | syncThrow)).toBe(false);
  expect(isApart(0, pause)).toBe(false);
  expect(isApart(pause, pause)).toBe(false);
});
