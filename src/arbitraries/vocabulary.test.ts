import { expect, test } from 'vitest';
import { canonicalName } from '../program/canonical.ts';
import { references } from './vocabulary.ts';

test('a task goes by its canonical name in every step that refers to it', () => {
  for (const task of [1, 26, 27, 3]) {
    const name = canonicalName(task);
    expect(references(task)).toEqual({
      name,
      spawn: { spawn: name },
      join: { join: name },
      settle: { settle: name },
      cancel: { cancel: name },
    });
  }
});

test('equal references are one object', () => {
  expect(references(5).spawn).toBe(references(5).spawn);
});
