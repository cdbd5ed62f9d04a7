import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { deadlockFree } from './deadlock-free.ts';

const PROGRAM = 'main: spawn a, spawn b, join b\na: throw\nb:';
const LEAKED = `
  0 main start
  0 main spawn a
  0 main spawn b
  0 main suspend join b
  0 a start
  2 a finish`;

test('says who waits, for whom, and where the slot went', () => {
  const trace = traceOf({ program: PROGRAM, events: LEAKED, limit: 1, ending: { kind: 'deadlock' } });
  const { obligations, violation } = deadlockFree.check(trace);
  expect(obligations).toBe(1);
  expect(violation?.message).toBe(
    'From 2 ms on nothing was ready and nothing was due: b was spawned at 0 ms and never started.',
  );
  expect(violation).toMatchObject({ task: 2, from: 0, to: 2, events: [2, 3] });
  expect(violation?.because).toEqual([
    'b did not start: its spawn at 0 ms found the only slot taken',
    'a threw at 2 ms and its slot went to nobody',
    'main waits for b since 0 ms',
  ]);
});

test('says so where only the end of the run is missing', () => {
  const events = '0 main start\n0 main suspend yield\n0 main resume\n0 main finish';
  const trace = traceOf({ program: 'main: yield', events, ending: { kind: 'deadlock' } });
  expect(deadlockFree.check(trace).violation?.message).toContain('the scheduler never said that it was done');
});

test('is put to the test where a task had to wait, however else the run ended', () => {
  const budget = { kind: 'budget', budget: 'turns', spent: 9 } as const;
  expect(deadlockFree.check(traceOf({ program: PROGRAM, events: LEAKED, ending: budget }))).toEqual({
    obligations: 1,
  });
  expect(deadlockFree.check(traceOf({ program: 'main:', events: '0 main start\n0 main finish' }))).toEqual({
    obligations: 0,
  });
});
