import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { askToCancel } from './cancellation.ts';
import { coroutine } from './coroutine.ts';
import { happened, prepare, tinyCoroutines } from './forms.fixture.ts';
import { isCleaningUp, startRegistration } from './registration.ts';
import type { Run } from './run.ts';

type Part = () => Generator<unknown, void, unknown>;

const KINDS = ['defer', 'cleanup', 'cleaned', 'close', 'finish'] as const;

/** Runs main up to its end or first sleep, and gives what it has registered. */
function registered(
  program: string,
  apart = false,
): {
  run: Run;
  parts: Part[];
  task: Generator<unknown, unknown, unknown>;
} {
  const { run, clock } = prepare(program);
  run.registration = startRegistration(apart);
  const parts: Part[] = [];
  const primitives = {
    ...tinyCoroutines(clock),
    *sleep(ms: number): Generator<unknown, void, unknown> {
      yield ms;
    },
    *cleanup(part: Part): Generator<unknown, void, unknown> {
      parts.push(part);
    },
  };
  const task = coroutine(run, primitives, 0)();
  task.next();
  return { run, parts, task };
}

test('a task registers the same part as often as it has the same to clean up', () => {
  const { parts } = registered('main: cleanup 2, cleanup 2');
  expect(parts.length).toBe(2);
  expect(new Set(parts).size).toBe(1);
});

test('each call does what is next, the last first, and the end comes after all of them', () => {
  const { run, parts } = registered('main: cleanup 2, cleanup 2');
  const [first, second] = parts.map((part) => part());
  expect(first!.next()).toEqual({ done: false, value: 2 });
  expect(isCleaningUp(run)).toBe(true);
  first!.next();
  expect(isCleaningUp(run)).toBe(false);
  expect(run.finishCount).toBe(0);
  Array.from(second!);
  expect(run.finishCount).toBe(1);
  expect(happened(run, KINDS)).toEqual([
    '0 main defer 0 2',
    '0 main defer 1 2',
    '0 main cleanup 1 2',
    '0 main cleaned 1 2',
    '0 main cleanup 0 2',
    '0 main cleaned 0 2',
    '0 main finish 0 0',
  ]);
});

test('a call too many is written down as such', () => {
  const { run, parts } = registered('main: cleanup 0');
  for (let calls = 0; calls < 2; calls++) parts[0]!().next();
  expect(happened(run, ['cleanup'])).toHaveLength(2);
});

test('a task that is cancelled while it cleans up is closed, and has not ended', () => {
  const { run, parts } = registered('main: cleanup 2');
  const part = parts[0]!();
  part.next();
  askToCancel(run, 0);
  part.next();
  expect(happened(run, KINDS).slice(2)).toEqual(['0 main cleaned 0 2', '0 main close 1 0']);
});

test('one that is closed in its steps is written down as closed behind what it had registered', () => {
  const { run, parts, task } = registered('main: cleanup 1, sleep 9');
  task.return(undefined);
  expect(happened(run, KINDS)).toEqual(['0 main defer 0 1']);
  Array.from(parts[0]!());
  expect(happened(run, KINDS).slice(1)).toEqual([
    '0 main cleanup 0 1',
    '0 main cleaned 0 1',
    '0 main close 1 0',
  ]);
});

test('one call that is broken off is not called again', () => {
  const { run, parts } = registered('main: cleanup 0, cleanup 2');
  const first = parts[1]!();
  first.next();
  first.return();
  Array.from(parts[0]!());
  expect(happened(run, KINDS).slice(2)).toEqual([
    '0 main cleanup 1 2',
    '0 main cleanup 0 0',
    '0 main cleaned 0 0',
    '0 main finish 0 0',
  ]);
});

test('a part that fails throws, and the task ends with the last such error, or with its first', () => {
  for (const [keepsFirstError, digest] of [
    [false, Digest.error + 2],
    [true, Digest.error + 4],
  ] as const) {
    const { run, parts } = registered('main: cleanup 0 {throws null}, cleanup 0 {throws zero}, emit 1');
    run.keepsFirstError = keepsFirstError;
    expect(() => parts[1]!().next()).toThrow();
    expect(run.finishCount).toBe(0);
    expect(() => parts[0]!().next()).toThrow();
    expect(happened(run, ['finish'])).toEqual([`0 main finish 1 ${digest}`]);
  }
});

test('what differs is a part of its own, and where nothing takes any time each is', () => {
  const { run, parts } = registered('main: cleanup 0, cleanup 2, cleanup 0');
  expect(new Set(parts).size).toBe(2);
  expect(parts[0]).toBe(parts[2]);
  expect(parts[1]!().next()).toEqual({ done: false, value: 2 });
  expect(happened(run, ['cleanup'])).toEqual(['0 main cleanup 1 2']);
  expect(new Set(registered('main: cleanup 0, cleanup 0', true).parts).size).toBe(2);
});
