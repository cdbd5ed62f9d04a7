import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { describeDigest, endOf, milliseconds, nameOf, namesOf, perfect, span, timeOf } from './wording.ts';

const trace = traceOf({
  program: 'main: spawn a, spawn b\na:\nb:',
  events: '',
  startTime: 100,
  foreignErrors: ['TypeError: no'],
});

test('names tasks, few or many', () => {
  expect(nameOf(trace, 1)).toBe('a');
  expect(nameOf(trace, 9)).toBe('task 9');
  expect(namesOf(trace, [1])).toBe('a');
  expect(namesOf(trace, [0, 1, 2])).toBe('main, a and b');
  expect(namesOf(trace, [0, 1, 2, 0, 1, 2])).toBe('main, a, b and 3 more');
});

test('counts times from the start of the run, to a microsecond', () => {
  expect(timeOf(trace, 103)).toBe('3 ms');
  expect(milliseconds(0.1 + 0.2)).toBe('0.3 ms');
  expect(span(trace, 110, 130)).toBe('From 10 to 30 ms');
  expect(span(trace, 110, Number.POSITIVE_INFINITY)).toBe('From 10 ms on, for ever,');
});

test('says how a task ended', () => {
  expect(endOf(trace, 1, 0, 5)).toBe('returned 5');
  expect(endOf(trace, 1, 1, Digest.error + 8)).toBe('threw its error');
  expect(endOf(trace, 2, 1, Digest.error + 8)).toBe('threw the error of a');
  expect(perfect(endOf(trace, 1, 1, Digest.error + 1))).toBe('thrown undefined');
});

test('says what a digest stands for', () => {
  expect(describeDigest(trace, -7)).toBe('-7');
  expect(describeDigest(trace, Digest.foreign)).toBe('a value that is not its result');
  expect(describeDigest(trace, Digest.foreignError)).toBe('an error that no task threw (TypeError: no)');
  expect(describeDigest(trace, Digest.error + 4)).toBe('0');
});
