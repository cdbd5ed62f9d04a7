import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { fifoWake } from './fifo-wake.ts';

const BEGIN = '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 b start';

test('of two sleeps of one length that begin at one time the first ends first', () => {
  const program = 'main: spawn a, spawn b\na: sleep 2\nb: sleep 2';
  const sleeping = `${BEGIN}\n0 a suspend sleep 2\n0 b suspend sleep 2\n0 advance 2`;
  const right = traceOf({ program, events: `${sleeping}\n2 a resume\n2 a finish\n2 b resume\n2 b finish` });
  expect(fifoWake.check(right)).toEqual({ obligations: 1 });
  const wrong = traceOf({ program, events: `${sleeping}\n2 b resume\n2 b finish\n2 a resume\n2 a finish` });
  expect(fifoWake.check(wrong).violation?.message).toBe(
    'b went on at 2 ms, before a, which went to sleep for 2 ms before it.',
  );
});

test('sleeps that only share a deadline are not compared', () => {
  const trace = traceOf({
    program: 'main: spawn a, spawn b\na: sleep 2\nb: work 1, sleep 1',
    events: `${BEGIN}\n0 a suspend sleep 2\n0 b work 1\n1 b suspend sleep 1\n1 advance 2\n2 b resume\n2 b finish
      2 a resume\n2 a finish`,
  });
  expect(fifoWake.check(trace)).toEqual({ obligations: 0 });
});

test('of two that give their turns away the first has its next turn first', () => {
  const program = 'main: spawn a, spawn b\na: yield\nb: yield';
  const yielding = `${BEGIN}\n0 a suspend yield\n0 b suspend yield`;
  const wrong = traceOf({ program, events: `${yielding}\n0 b resume\n0 b finish\n0 a resume\n0 a finish` });
  expect(fifoWake.check(wrong).violation?.message).toBe(
    'b went on at 0 ms, before a, which gave its turn away before it.',
  );
  const cancelled = traceOf({ program, events: `${yielding}\n0 b resume\n0 b finish` });
  expect(fifoWake.check(cancelled)).toEqual({ obligations: 0 });
});

test('of two that join one task the first is told first', () => {
  const program = 'main: spawn a, spawn b, join a\na: yield\nb: settle a';
  const joining = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend join a\n0 a start\n0 a suspend yield
    0 b start\n0 b suspend settle a\n0 a resume\n0 a finish`;
  const wrong = `${joining}\n0 b resume\n0 b deliver a\n0 b finish\n0 main resume\n0 main deliver a\n0 main finish`;
  expect(fifoWake.check(traceOf({ program, events: wrong })).violation?.message).toBe(
    'b went on at 0 ms, before main, which waited for a before it.',
  );
});

test('who joins what has ended overtakes nobody', () => {
  const trace = traceOf({
    program: 'main: spawn a, spawn b, join a\na:\nb: join a',
    events: `0 main start\n0 main spawn a\n0 main spawn b\n0 a start\n0 a finish\n0 main suspend join a\n0 b start
      0 b suspend join a\n0 b resume\n0 b deliver a\n0 b finish\n0 main resume\n0 main deliver a\n0 main finish`,
  });
  expect(fifoWake.check(trace)).toEqual({ obligations: 0 });
});

test('a timer that repeats is not compared: its last call may have been set after the other timer', () => {
  const { obligations, violation } = fifoWake.check(
    traceOf({
      program: 'main: spawn a, sleep 1 {times 2}\na: sleep 2',
      events: `
        0 main start
        0 main spawn a
        0 main suspend sleep 2
        0 a start
        0 a suspend sleep 2
        0 advance 2
        2 a resume
        2 a finish
        2 main resume
        2 main finish
      `,
      guarantees: { order: 'fifo' },
    }),
  );
  expect(violation).toBeUndefined();
  expect(obligations).toBe(0);
});

test('with an order of joiners alone, neither turns nor sleeps are compared', () => {
  const guarantees = { joiners: 'fifo' } as const;
  const asleep = `${BEGIN}\n0 a suspend sleep 2\n0 b suspend sleep 2\n0 advance 2\n2 b resume\n2 b finish\n2 a resume\n2 a finish`;
  const sleeping = traceOf({
    program: 'main: spawn a, spawn b\na: sleep 2\nb: sleep 2',
    events: asleep,
    guarantees,
  });
  expect(fifoWake.check(sleeping)).toEqual({ obligations: 0 });
  const joining = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend join a\n0 a start\n0 a suspend yield
    0 b start\n0 b suspend settle a\n0 a resume\n0 a finish\n0 b resume\n0 b deliver a\n0 b finish\n0 main resume\n0 main deliver a\n0 main finish`;
  const program = 'main: spawn a, spawn b, join a\na: yield\nb: settle a';
  expect(fifoWake.check(traceOf({ program, events: joining, guarantees })).violation?.message).toBe(
    'b went on at 0 ms, before main, which waited for a before it.',
  );
});
