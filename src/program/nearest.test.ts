import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['slep', 'sleep'],
  ['jion', 'join'],
  ['SPAWN', 'spawn'],
  ['seetle', 'settle'],
  ['jo', undefined],
  ['await', undefined],
  ['', undefined],
])('takes %j for %j', (word, meant) => {
  expect(nearest(word, ['sleep', 'spawn', 'join', 'settle', 'a'])).toBe(meant);
});

test('names nothing for a word that no one could have meant, however long it is', () => {
  expect(nearest('s'.repeat(1e7), ['sleep'])).toBeUndefined();
});

test('counts swapped neighbours as one slip', () => {
  expect(nearest('tow', ['two'])).toBe('two');
  expect(nearest('owt', ['two'])).toBeUndefined();
});

test('prefers the first of equally near words', () => {
  expect(nearest('ab', ['ac', 'ad'])).toBe('ac');
});
