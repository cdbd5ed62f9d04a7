import { expect, test } from 'vitest';
import { parseText } from '../program/text.ts';
import { Ingredient, ingredientsOf, isWithin } from './ingredients.ts';

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

test('one set is within another that has all of it', () => {
  expect(isWithin(0, pause)).toBe(true);
  expect(isWithin(thrown, thrown | syncThrow)).toBe(true);
  expect(isWithin(thrown | syncThrow, thrown | pause)).toBe(false);
});
