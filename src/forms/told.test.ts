import { expect, test } from 'vitest';
import { prepare } from './forms.fixture.ts';
import { TaskError, TaskResult } from './run.ts';
import { foldTold } from './told.ts';

const { run } = prepare('main: spawn a\na:');

test('results other than 0, and errors of tasks, are folded as they stand there', () => {
  expect(
    foldTold(run, 0, { value: [new TaskResult(1, 7), new TaskResult(2, 0), new TaskResult(3, 5)] }),
  ).toBe(222);
  expect(foldTold(run, 0, { value: [new TaskError(1, 'a'), new Error('undefined')] })).toBe(109);
});

test('what is no array ends the run, and says what was expected', () => {
  expect(() => foldTold(run, 0, { value: undefined })).toThrow(
    "idle: expected an array of what the tasks came to (supports 'results') but received undefined",
  );
});
