import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { hogTolerance } from './hog-tolerance.ts';

const PROGRAM = 'main: spawn a, spawn b\na: sleep 2\nb: work 5';

function ending(a: number) {
  return hogTolerance.check(
    traceOf({
      program: PROGRAM,
      events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend sleep 2
        0 b start\n0 b work 5\n5 b finish\n${a} a resume\n${a} a finish`,
    }),
  );
}

test('counts each task that ends after others have worked', () => {
  expect(ending(5)).toEqual({ obligations: 1 });
  expect(ending(7)).toEqual({ obligations: 1 });
});

test('is broken by a delay that is longer than the work', () => {
  const { violation } = ending(8);
  expect(violation?.message).toBe(
    'a ended at 8 ms: alone it takes until 2 ms, and tasks had worked for 5 ms, which makes 7 ms.',
  );
  expect(violation).toMatchObject({ task: 1, from: 7, to: 8, because: ['b worked for 5 ms from 0 ms on'] });
});

test('allows a task to be delayed by its own work where that delays what it joins', () => {
  const program = 'main: spawn a, work 6, join a\na: sleep 3, work 1';
  const events = (
    end: number,
  ) => `0 main start\n0 main spawn a\n0 main work 6\n6 main suspend join a\n6 a start\n6 a suspend sleep 3
    9 a resume\n9 a work 1\n10 a finish\n${end} main resume\n${end} main deliver a\n${end} main finish`;
  expect(hogTolerance.check(traceOf({ program, events: events(10) }))).toEqual({ obligations: 2 });
  expect(
    hogTolerance.check(traceOf({ program, events: events(14), guarantees: { workConserving: true } }))
      .violation?.message,
  ).toContain('main ended at 14 ms');
});

test('is not put to the test where nobody works', () => {
  const trace = traceOf({
    program: 'main: sleep 1',
    events: '0 main start\n0 main suspend sleep 1\n9 main resume\n9 main finish',
  });
  expect(hogTolerance.check(trace)).toEqual({ obligations: 0 });
});

test('what the world was late comes on top, and no more than that', () => {
  const ending = (a: number) =>
    hogTolerance.check(
      traceOf({
        program: PROGRAM,
        events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend sleep 2
          0 b start\n0 b work 5\n5 b finish\n5 advance 8 late 1\n8 advance ${a}\n${a} a resume\n${a} a finish`,
      }),
    ).violation;
  expect(ending(8)).toBeUndefined();
  expect(ending(9)?.message).toBe(
    'a ended at 9 ms: alone it takes until 2 ms, and tasks had worked for 5 ms and the world was 1 ms late, which makes 8 ms.',
  );
});

test('a clock that comes late only after a task has ended does not excuse it', () => {
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend sleep 20\n0 a start\n0 a suspend sleep 2
    0 b start\n0 b work 5\n5 b finish\n5 advance 9\n9 a resume\n9 a finish\n9 advance 30 late 10\n30 main resume\n30 main finish`;
  const program = 'main: spawn a, spawn b, sleep 20\na: sleep 2\nb: work 5';
  expect(hogTolerance.check(traceOf({ program, events })).violation?.message).toContain('a ended at 9 ms');
});

test('is not put to the test where a cleanup cancels: when that is, the oracle does not say of who waits', () => {
  const trace = traceOf({
    program:
      'main: spawn a, spawn b, spawn c, join b\na: sleep 1, work 1\nb: join a\nc: sleep 1, cancel b {at cleanup}',
    events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main suspend join b\n0 a start\n0 a suspend sleep 1
      0 b start\n0 b suspend join a\n0 c start\n0 c suspend sleep 1\n0 advance 1\n1 a resume\n1 a work 1\n2 a finish\n2 c resume
      2 c revoke 1 b\n2 b close\n2 main resume\n2 main deliver b cancelled\n2 main finish`,
    guarantees: { scope: 'cancels' },
  });
  expect(hogTolerance.check(trace)).toEqual({ obligations: 0 });
});
