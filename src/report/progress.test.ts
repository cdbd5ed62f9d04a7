import { expect, test } from 'vitest';
import { progressText } from './progress.ts';

test('says how far it has come, and of how many where that is known', () => {
  expect(progressText('q', { phase: 'small', done: 51_200, of: 99_844 })).toBe(
    'q: 51,200 of 99,844 small programs',
  );
  expect(progressText('q', { phase: 'random', done: 512 })).toBe('q: 512 random programs');
});
