import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { sleepOverlap } from './sleep-overlap.ts';

/** Starts at once whom it can. */
const guarantees = { workConserving: true };
const PROGRAM = 'main: spawn a, spawn b\na: sleep 3\nb: sleep 3';
const SPAWNED = '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend sleep 3';
const OVERLAPPING = `${SPAWNED}\n0 b start\n0 b suspend sleep 3\n0 advance 3\n3 a resume\n3 a finish\n3 b resume\n3 b finish`;
const HOLDING = `${SPAWNED}\n0 advance 3\n3 a resume\n3 a finish\n3 b start\n3 b suspend sleep 3\n3 advance 6\n6 b resume\n6 b finish`;

test('holds where the makespan is that of the longest chain', () => {
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events: OVERLAPPING }))).toEqual({ obligations: 1 });
});

test('is broken by sleeps that come one after the other', () => {
  const { violation } = sleepOverlap.check(traceOf({ program: PROGRAM, events: HOLDING, guarantees }));
  expect(violation?.message).toContain('Everything took 6 ms where 3 ms would do: b ended too late');
  expect(violation?.because).toEqual([
    'b was spawned at 0 ms and started at 3 ms',
    'b ended at 6 ms and could have by 3 ms',
  ]);
  expect(violation).toMatchObject({ task: 2, from: 3, to: 6 });
});

test('allows what the claimed resolution allows', () => {
  const late = `${SPAWNED}\n0 advance 1\n1 b start\n1 b suspend sleep 3\n1 advance 5\n5 a resume\n5 a finish\n5 b resume\n5 b finish`;
  const check = (resolution: number) =>
    sleepOverlap.check(traceOf({ program: PROGRAM, events: late, guarantees: { ...guarantees, resolution } }))
      .violation?.message;
  expect(check(0)).toContain('took 5 ms where 3 ms would do');
  expect(check(1)).toBeUndefined();
});

test('is broken by a run that is shorter than its longest chain', () => {
  const early = OVERLAPPING.replaceAll('3 a', '2 a').replaceAll('3 b', '2 b');
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events: early })).violation?.message).toBe(
    'Everything took 2 ms, although the longest chain takes 3 ms.',
  );
});

test('says nothing of a run that is short because a task never ended: that is for completion', () => {
  const events = `${SPAWNED}\n0 b start\n0 b suspend sleep 3\n0 advance 2\n2 a resume\n2 a finish`;
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events })).violation).toBeUndefined();
});

test('is put to the test only where sleeps can overlap, all have a slot and nobody works', () => {
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events: HOLDING, limit: 1 }))).toEqual({
    obligations: 0,
  });
  expect(sleepOverlap.check(traceOf({ program: `${PROGRAM}, work 1`, events: HOLDING }))).toEqual({
    obligations: 0,
  });
  const chain = 'main: spawn a, join a, spawn b\na: sleep 3\nb: sleep 3';
  expect(sleepOverlap.check(traceOf({ program: chain, events: HOLDING }))).toEqual({ obligations: 0 });
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events: OVERLAPPING, limit: 2 }))).toEqual({
    obligations: 1,
  });
});

test('a scheduler may start each task by a timer of 1 ms, unless it claims to waste no time', () => {
  const program = 'main: spawn a, spawn b\na: sleep 3\nb: sleep 3';
  const events = (
    start: number,
  ) => `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 advance ${start}
    ${start} a start\n${start} a suspend sleep 3\n${start} b start\n${start} b suspend sleep 3\n${start} advance ${start + 3}
    ${start + 3} a resume\n${start + 3} a finish\n${start + 3} b resume\n${start + 3} b finish`;
  const late = (start: number, claims: Pick<Parameters<typeof traceOf>[0], 'supports' | 'guarantees'>) =>
    sleepOverlap.check(traceOf({ program, events: events(start), ...claims, limit: 2 })).violation;
  expect(late(1, {})).toBeUndefined();
  expect(late(3, {})).toBeDefined();
  expect(late(1, { guarantees })).toBeDefined();
  expect(late(1, { supports: ['limit'], guarantees })).toBeUndefined();
});

test('what the clock came late is forgiven, and the lateness of the scheduler in the same run is not', () => {
  const both = (ms: number) =>
    `${SPAWNED}\n0 b start\n0 b suspend sleep 3\n0 advance 5 late 2\n5 a resume\n5 a finish\n5 advance ${ms}\n${ms} b resume\n${ms} b finish`;
  const check = (events: string) => sleepOverlap.check(traceOf({ program: PROGRAM, events })).violation;
  expect(check(both(5))).toBeUndefined();
  expect(check(both(6))?.message).toContain(
    'Everything took 6 ms where 5 ms would do: a and b ended too late',
  );
});

test('sleeps that come one after the other are not excused by one that was late', () => {
  const events = HOLDING.replace('3 advance 6', '3 advance 8 late 2').replaceAll('6 b', '8 b');
  expect(sleepOverlap.check(traceOf({ program: PROGRAM, events, guarantees })).violation?.message).toContain(
    'Everything took 8 ms where 5 ms would do',
  );
});
