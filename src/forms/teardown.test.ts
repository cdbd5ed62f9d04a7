import { expect, test } from 'vitest';
import { prepare } from './forms.fixture.ts';
import { TaskError } from './run.ts';
import { afterCleanup, failCleanup, failureAtCleanup, isOfTeardown } from './teardown.ts';

test('what a task throws as it cleans up says so, and is kept apart from what others throw', () => {
  const { run } = prepare('main: spawn a\na:');
  expect(failureAtCleanup(run, 1)).toBeUndefined();
  const { error } = failCleanup(run, 1, 'error');
  expect(error).toBeInstanceOf(TaskError);
  expect((error as TaskError).message).toBe('thrown by task a as it cleaned up');
  expect(isOfTeardown(run, error)).toBe(true);
  expect(isOfTeardown(run, new TaskError(1, 'a'))).toBe(false);
  expect(failureAtCleanup(run, 0)).toBeUndefined();
});

test('of several errors the last counts, or the first where that is claimed', () => {
  const { run } = prepare('main:');
  const returned = { value: 1 };
  expect(afterCleanup(run, 0, returned)).toBe(returned);
  failCleanup(run, 0, 'null');
  failCleanup(run, 0, 'zero');
  const threw = { error: 'own' };
  expect(afterCleanup(run, 0, returned)).toEqual({ error: 0 });
  expect(afterCleanup(run, 0, threw)).toEqual({ error: 0 });
  run.keepsFirstError = true;
  expect(afterCleanup(run, 0, returned)).toEqual({ error: null });
  expect(afterCleanup(run, 0, threw)).toBe(threw);
});
