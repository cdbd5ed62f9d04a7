import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { workConservation } from './work-conservation.ts';

const LEAK = 'main: spawn a, spawn b, spawn c\na: throw\nb: sleep 30\nc: emit 1';
const LEAKED = `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish\n0 a start\n0 a finish
  0 b start\n0 b suspend sleep 30`;

test('counts the idle moves during which a task waits for a slot', () => {
  const program = 'main: spawn a, spawn b\na: sleep 3\nb: sleep 4';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 a start\n0 a suspend sleep 3\n0 advance 3\n3 a resume
    3 a finish\n3 b start\n3 b suspend sleep 4\n3 advance 7\n7 b resume\n7 b finish`;
  expect(workConservation.check(traceOf({ program, events, limit: 1 }))).toEqual({ obligations: 1 });
});

test('is broken by a slot that is free while a task waits', () => {
  const events = `${LEAKED}\n0 advance 10\n10 advance 30\n30 b resume\n30 b finish\n30 c start\n30 c finish`;
  const { obligations, violation } = workConservation.check(traceOf({ program: LEAK, events, limit: 2 }));
  expect(obligations).toBe(1);
  expect(violation?.message).toBe('From 0 to 30 ms one of 2 slots was free while c waited.');
  expect(violation).toMatchObject({ task: 3, from: 0, to: 30, events: [3, 9] });
  expect(violation?.because).toEqual([
    'c did not start: its spawn at 0 ms found both slots taken',
    'a threw at 0 ms and its slot went to nobody',
  ]);
});

test('is broken for ever by a deadlock with a free slot', () => {
  const events = `${LEAKED}\n0 advance 30\n30 b resume\n30 b finish`;
  const ending = { kind: 'deadlock' } as const;
  const full = workConservation.check(traceOf({ program: LEAK, events, limit: 1, ending }));
  expect(full.violation?.message).toContain(
    'From 30 ms on, for ever, the only slot was free while c waited.',
  );
  const early = workConservation.check(traceOf({ program: LEAK, events, limit: 2, ending }));
  expect(early.violation?.message).toContain('From 0 ms on, for ever, one of 2 slots was free');
});

test('a slot that is free for an instant is none, nor one that nobody waits for', () => {
  const events = `${LEAKED}\n0 c start\n0 c finish\n0 advance 30\n30 b resume\n30 b finish`;
  expect(workConservation.check(traceOf({ program: LEAK, events, limit: 2 }))).toEqual({ obligations: 0 });
});

const READY = 'main: spawn a, sleep 5\na: yield';
const YIELDED = '0 main start\n0 main spawn a\n0 main suspend sleep 5\n0 a start\n0 a suspend yield';

test('where nothing limits, it is the processor that must not idle while a task is ready', () => {
  const trace = traceOf({ program: READY, events: `${YIELDED}\n0 advance 5\n5 main resume\n5 a resume` });
  const { obligations, violation } = workConservation.check(trace);
  expect(obligations).toBe(1);
  expect(violation?.message).toBe('From 0 to 5 ms the processor was idle while a was ready.');
  expect(violation).toMatchObject({ task: 1, from: 0, to: 5, events: [4, 5] });
});

test('a sleeper is not ready before the idle move that reaches its deadline', () => {
  const trace = traceOf({
    program: READY,
    events: `${YIELDED}\n0 a resume\n0 a finish\n0 advance 5\n5 main resume`,
  });
  expect(workConservation.check(trace)).toEqual({ obligations: 1 });
});

test('how late a sleeper wakes is a matter of timely-wake', () => {
  const events = '0 main start\n0 main suspend sleep 0\n0 advance 1\n1 main resume\n1 main finish';
  expect(workConservation.check(traceOf({ program: 'main: sleep 0', events })).violation).toBeUndefined();
});

test('a ready task that is forgotten leaves the processor idle for ever', () => {
  const trace = traceOf({
    program: READY,
    events: `${YIELDED}\n0 advance 5\n5 main resume\n5 main finish`,
    ending: { kind: 'deadlock' },
  });
  expect(workConservation.check(trace).violation?.message).toContain(
    'for ever, the processor was idle while a was ready',
  );
});

test('who is given as a promise waits for a slot once that is kept', () => {
  const program = 'main: spawn a {after 2}\na:';
  const events =
    '0 main start\n0 main spawn a\n0 main finish\n0 advance 2\n2 advance 3\n3 a start\n3 a finish';
  const { obligations, violation } = workConservation.check(traceOf({ program, events, limit: 1 }));
  expect(obligations).toBe(1);
  expect(violation?.message).toBe('From 2 to 3 ms the only slot was free while a waited.');
});
