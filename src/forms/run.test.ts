import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { THROWN } from '../program/program.ts';
import { prepare } from './forms.fixture.ts';
import {
  crashed,
  describeError,
  errorDigest,
  resultDigest,
  TaskError,
  TaskResult,
  thrownValue,
} from './run.ts';

test('every falsy error keeps a digest of its own', () => {
  const { run } = prepare('main: throw');
  const digests = THROWN.map((thrown) => errorDigest(run, thrownValue(run, 0, thrown)));
  expect(digests).toEqual(THROWN.map((_, position) => Digest.error + position));
  expect(run.foreignErrors).toEqual([]);
});

test('the error of each task has a digest of its own', () => {
  const { run } = prepare('main: spawn a\na: throw');
  expect(errorDigest(run, thrownValue(run, 1, 'error'))).toBe(Digest.error + 8);
});

test('an error that no task threw is foreign, and its text is kept', () => {
  fc.assert(
    fc.property(fc.string(), (message) => {
      const { run } = prepare('main: throw');
      expect(errorDigest(run, new TypeError(message))).toBe(Digest.foreignError);
      expect(errorDigest(run, Number.NaN)).toBe(Digest.foreignError);
      expect(run.foreignErrors).toEqual([`TypeError: ${message}`, 'NaN']);
    }),
  );
});

test('a result is its value where it belongs to the task, and foreign otherwise', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(5), fc.nat(5), (value, task, other) => {
      const digest = resultDigest(task, new TaskResult(other, value));
      expect(digest).toBe(task === other ? value : Digest.foreign);
    }),
  );
  expect(resultDigest(0, undefined)).toBe(Digest.foreign);
  expect(resultDigest(0, { task: 0, value: 1 })).toBe(Digest.foreign);
});

test("a task's error is an Error that names its task", () => {
  const error = new TaskError(1, 'a');
  expect(error).toBeInstanceOf(Error);
  expect(describeError(error)).toBe('TaskError: thrown by task a');
});

test('describing an error runs none of its code', () => {
  const hostile = {
    toString() {
      throw new Error('ran');
    },
  };
  expect(describeError(hostile)).toBe('[object Object]');
  expect(describeError(Symbol('s'))).toBe('Symbol(s)');
});

test('the first crash of a run is the one that is kept', () => {
  const { run } = prepare('main: emit 1');
  expect(() => crashed(run, 'spawn', 'first')).toThrow('first');
  expect(() => crashed(run, 'run', 'second')).toThrow('second');
  expect(run.crash).toEqual({ where: 'spawn', error: 'first' });
});
