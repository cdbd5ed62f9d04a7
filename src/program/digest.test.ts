import { expect, test } from 'vitest';
import { Digest, SETTLED_ERROR } from './digest.ts';
import { THROWN } from './program.ts';

test('no digest can be mistaken for another: result, error of any task, falsy value, foreign', () => {
  const most = 1_000;
  const errors = Array.from({ length: most }, (_, task) => Digest.error + 8 * task);
  const falsy = THROWN.slice(1).map((_, i) => Digest.error + i + 1);
  const all = [2 ** 31 - 1, Digest.foreign, ...errors, ...falsy, Digest.foreignError];
  expect(new Set(all).size).toBe(all.length);
  expect(Math.max(...all)).toBe(Digest.foreignError);
  expect(Math.min(...all.slice(1))).toBe(Digest.foreign);
  expect(SETTLED_ERROR).toBeGreaterThan(0);
});
