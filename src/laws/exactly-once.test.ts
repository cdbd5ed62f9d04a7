import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { exactlyOnce } from './exactly-once.ts';

const PROGRAM = 'main: spawn a\na: emit 1, yield, emit 2';
const SPAWNED = '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a emit 1\n0 a suspend yield';

test('counts each start, each continuation and each emit', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n2 a resume\n2 a emit 2\n2 a finish` });
  expect(exactlyOnce.check(trace)).toEqual({ obligations: 5 });
});

test('is broken by a second start', () => {
  const { violation } = exactlyOnce.check(traceOf({ program: PROGRAM, events: `${SPAWNED}\n2 a start` }));
  expect(violation?.message).toBe('a was started twice, at 2 ms.');
  expect(violation).toMatchObject({ task: 1, from: 0, to: 2, events: [3, 6] });
});

test('is broken by an emit that comes again', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n2 a resume\n2 a emit 1 at 0` });
  expect(exactlyOnce.check(trace).violation?.message).toBe('a ran a step twice, at 2 ms.');
});

test('is broken by a continuation out of turn, and says what the task was doing', () => {
  const stray = (events: string) =>
    exactlyOnce.check(traceOf({ program: PROGRAM, events })).violation?.message;
  expect(stray(`${SPAWNED}\n2 a resume\n2 a stray`)).toBe(
    'a was continued in the middle of its turn, at 2 ms.',
  );
  expect(stray(`${SPAWNED}\n2 a finish\n3 a stray`)).toBe('a was continued after its end, at 3 ms.');
  expect(stray('0 main start\n0 main spawn a\n0 a stray')).toBe(
    'a was continued before it had started, at 0 ms.',
  );
});

test('is broken by what a task does after its end', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n2 a resume\n2 a finish\n4 a resume` });
  expect(exactlyOnce.check(trace).violation?.message).toBe('a was continued after its end, at 4 ms.');
});

test('is broken by a close before the end', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n2 a close` });
  expect(exactlyOnce.check(trace).violation?.message).toBe('a was closed before its end, at 2 ms.');
});

test('takes a close after the end, and results that are returned in a list, for what they are', () => {
  const trace = traceOf({
    program: 'main: spawn a\na: emit 1',
    events:
      '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a emit 1\n0 a finish\n0 a close\n0 main deliver a',
  });
  expect(exactlyOnce.check(trace)).toEqual({ obligations: 3 });
});

test('forgives a scheduler that broke down for closing all that was left, but not for closing one', () => {
  const ending = { kind: 'crash', where: 'run', error: 'DeadlockError' } as const;
  const all = traceOf({
    program: PROGRAM,
    events: `0 main start\n0 main spawn a\n0 a start\n0 a close\n0 main close`,
    ending,
  });
  const one = traceOf({
    program: PROGRAM,
    events: `0 main start\n0 main spawn a\n0 a start\n0 a close`,
    ending,
  });
  expect(exactlyOnce.check(all).violation).toBeUndefined();
  expect(exactlyOnce.check(one).violation?.message).toContain('a was closed before its end');
});
