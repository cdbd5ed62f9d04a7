import { expect, test } from 'vitest';
import { Kind } from '../trace/event.ts';
import { EXPIRED } from './cancellation.ts';
import { expire, hasTimeout, noteError } from './expiry.ts';
import { prepare } from './forms.fixture.ts';
import { TaskError } from './run.ts';

const PROGRAM = 'main: spawn a {timeout 2}, spawn b\na: sleep 5\nb:';

test('is written down the first time that somebody is told, of tasks that were given a time', () => {
  const { run } = prepare(PROGRAM);
  expect([hasTimeout(run, 1), hasTimeout(run, 2)]).toEqual([true, false]);
  expire(run, 1);
  expire(run, 1);
  expect(run.recorder.length).toBe(1);
  expect([run.recorder.kind[0], run.recorder.task[0], run.recorder.a[0]]).toEqual([Kind.expire, 1, -1]);
});

test('one that has not started is over; one that runs goes on, and is no cut', () => {
  const { run } = prepare(PROGRAM);
  expire(run, 1);
  expect([run.cancelled![1], run.cutCount]).toEqual([1, 1]);
  const { run: other } = prepare(PROGRAM);
  other.recorder.add(Kind.start, 1, 0);
  expire(other, 1);
  expect([other.cancelled![1], other.cutCount]).toEqual([EXPIRED, 0]);
});

test('an error that some task threw says nothing of time', () => {
  const { run } = prepare(PROGRAM);
  noteError(run, 1, new TaskError(1, 'a'));
  expect(run.recorder.length).toBe(0);
  noteError(run, 1, new Error('timed out'));
  expect(run.recorder.length).toBe(1);
});
