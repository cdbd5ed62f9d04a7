import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { timeoutExact } from './timeout-exact.ts';

const PROGRAM = 'main: spawn a {timeout 2}, settle a\na: sleep 5';
const BEGUN = '0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 5\n0 main suspend settle a';
const told = (ms: number) =>
  `${ms} a expire\n${ms} main resume\n${ms} main deliver a cancelled\n${ms} main finish`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  timeoutExact.check(traceOf({ program: PROGRAM, events, ...more }));

test('holds where it is told when it is up, whatever the task does after that', () => {
  const events = `${BEGUN}\n0 advance 2\n${told(2)}\n2 advance 5\n5 a resume\n5 a finish`;
  expect(judge(events)).toEqual({ obligations: 1 });
});

test('is broken where it is told too early or too late, by more than the resolution', () => {
  const events = (ms: number) =>
    `${BEGUN}\n0 advance ${ms}\n${told(ms)}\n${ms} advance 5\n5 a resume\n5 a finish`;
  expect(judge(events(1)).violation?.message).toBe(
    'a had 2 ms, and was told at 1 ms that its time is up, which is not up before 2 ms.',
  );
  expect(judge(events(4)).violation?.message).toBe(
    'a had 2 ms, and was told at 4 ms that its time is up, which was up at 2 ms.',
  );
  expect(judge(events(3), { guarantees: { resolution: 1 } }).violation).toBeUndefined();
});

test('is broken where nobody is told', () => {
  const events = `${BEGUN}\n0 advance 5\n5 a resume\n5 a finish\n5 main resume\n5 main deliver a\n5 main finish`;
  expect(judge(events).violation?.message).toContain('was never told that its time is up');
});

test('in the instant in which the task ends either may be told, and before that only its end', () => {
  const events = (ms: number) =>
    `${BEGUN.replaceAll('sleep 5', `sleep ${ms}`)}\n0 advance ${ms}\n${ms} a resume\n${ms} a finish\n${ms} advance 2\n${told(2)}`;
  const program = (ms: number) => PROGRAM.replace('sleep 5', `sleep ${ms}`);
  expect(judge(events(2), { program: program(2) }).violation).toBeUndefined();
  expect(judge(events(1), { program: program(1) }).violation?.message).toBe(
    'a had 2 ms, and was told at 2 ms that its time is up, though it was over at 1 ms.',
  );
});

test('where it stops what is late, and where that has not started, no step may follow', () => {
  const events = `${BEGUN}\n0 advance 2\n${told(2)}\n2 advance 5\n5 a resume\n5 a finish`;
  expect(judge(events, { guarantees: { timedOut: 'stops' } }).violation?.message).toBe(
    'The time of a was up at 2 ms, and it went on at 5 ms.',
  );
  const waits = `0 main start\n0 main spawn a\n0 main suspend settle a\n0 advance 2\n${told(2)}\n2 a start`;
  expect(judge(waits, { guarantees: { timeout: 'wait' } }).violation?.message).toBe(
    'The time of a was up at 2 ms, and it started at 2 ms.',
  );
});

test('a wait for a lock is told so, too', () => {
  const program = 'main: spawn a, acquire k, sleep 5\na: acquire k {timeout 2}';
  const events = (
    ms: number,
  ) => `0 main start\n0 main spawn a\n0 main suspend acquire k\n0 main resume\n0 main suspend sleep 5
    0 a start\n0 a suspend acquire k\n0 advance ${ms}\n${ms} a expire wait\n${ms} a finish`;
  expect(judge(events(2), { program })).toEqual({ obligations: 1 });
  expect(judge(events(3), { program }).violation?.message).toBe(
    'a had 2 ms to be given k, and was told at 3 ms that its time is up, which was up at 2 ms.',
  );
});

test('says nothing of what was given no time', () => {
  expect(judge('0 main start\n0 main finish', { program: 'main:' })).toEqual({ obligations: 0 });
});
