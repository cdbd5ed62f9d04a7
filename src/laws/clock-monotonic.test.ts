import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { clockMonotonic } from './clock-monotonic.ts';

const PROGRAM = 'main: sleep 3, sleep 0, work 2';

test('counts what is to move time', () => {
  const events = `0 main start\n0 main suspend sleep 3\n0 advance 3\n3 main resume\n3 main suspend sleep 0\n3 main resume
    3 main work 2\n5 main finish`;
  expect(clockMonotonic.check(traceOf({ program: PROGRAM, events }))).toEqual({ obligations: 2 });
});

test('is broken by an event before the one that precedes it', () => {
  const events = '0 main start\n4 main suspend sleep 3\n3 main resume';
  const { violation } = clockMonotonic.check(traceOf({ program: PROGRAM, events }));
  expect(violation?.message).toBe('The clock went back from 4 ms to 3 ms.');
  expect(violation).toMatchObject({ task: 0, from: 3, to: 4, events: [1, 2] });
});

test('is broken by an idle move to the past, and by a run that begins before its start', () => {
  const moved = traceOf({ program: PROGRAM, events: '5 main start\n5 advance 2' });
  expect(clockMonotonic.check(moved).violation?.message).toBe('The clock went back from 5 ms to 2 ms.');
  const began = traceOf({ program: PROGRAM, events: '-1 main start', startTime: 100 });
  expect(clockMonotonic.check(began).violation?.message).toBe('The clock went back from 0 ms to -1 ms.');
});

test('an idle move may stop on its way', () => {
  const events = '0 main start\n0 main suspend sleep 3\n0 advance 9\n3 main resume';
  expect(clockMonotonic.check(traceOf({ program: PROGRAM, events }))).toEqual({ obligations: 1 });
});
