import { expect, test } from 'vitest';
import { Digest, SETTLED_ERROR } from './digest.ts';
import { foldAll } from './results.ts';

test('results other than 0 are folded in their order', () => {
  expect(foldAll(0, [7, 0, 5])).toBe(31 * 7 + 5);
  expect(foldAll(2, [])).toBe(2);
});

test('where there are errors nothing else is, and of them Error objects alone', () => {
  expect(foldAll(0, [7, Digest.error + 8])).toBe(SETTLED_ERROR + 8);
  expect(foldAll(3, [7, Digest.error + 1])).toBe(3);
});
