import { expect, test } from 'vitest';
import { Digest } from '../../program/digest.ts';
import { outcomeWords } from './outcome-words.ts';

const words = (digest: number) => outcomeWords(digest, (task) => `task ${task}`);

test('an outcome is a result, an error of a task, a falsy value, or nothing of the program', () => {
  expect(words(5)).toBe('result 5');
  expect(words(Digest.error + 16)).toBe('error of task 2');
  expect(words(Digest.error + 1)).toBe('threw undefined');
  expect(words(Digest.cancelled)).toBe('cancelled');
  expect(words(Digest.foreignError)).toBe('foreign error');
});
