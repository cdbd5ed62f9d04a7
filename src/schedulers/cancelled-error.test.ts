import { expect, test } from 'vitest';
import { CancelledError } from './cancelled-error.ts';

test('is an error with a name and a message, and no stack to write', () => {
  const error = new CancelledError('a was cancelled');
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('CancelledError: a was cancelled');
  expect(error.stack).not.toContain('\n    at ');
});

test('errors that come after it have their stacks', () => {
  new CancelledError('a was cancelled');
  expect(new Error('later').stack).toContain('\n    at ');
});
