import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { timelyWake } from './timely-wake.ts';

const PROGRAM = 'main: spawn a, sleep 3\na: work 5';

test('holds at the deadline, sleeps of 0 ms counted', () => {
  const program = 'main: sleep 3, sleep 0';
  const events =
    '0 main start\n0 main suspend sleep 3\n0 advance 3\n3 main resume\n3 main suspend sleep 0\n3 main resume';
  expect(timelyWake.check(traceOf({ program, events }))).toEqual({ obligations: 2, worst: 0 });
});

test('is broken by a wake-up later than the resolution', () => {
  const events = '0 main start\n0 main suspend sleep 3\n0 advance 5\n5 main resume';
  const check = (resolution: number) =>
    timelyWake.check(traceOf({ program: 'main: sleep 3', events, guarantees: { resolution } }));
  expect(check(0).violation?.message).toBe('main woke at 5 ms, 2 ms after its deadline of 3 ms.');
  expect(check(1).violation?.message).toContain('; 1 ms would be within its claim.');
  expect(check(2)).toEqual({ obligations: 1, worst: 2 });
});

test('forgives the time in which others worked, and no more', () => {
  const upTo = (resume: number) =>
    timelyWake.check(
      traceOf({
        program: PROGRAM,
        events: `0 main start\n0 main spawn a\n0 main suspend sleep 3\n0 a start\n0 a work 5\n5 a finish\n5 advance ${resume}\n${resume} main resume`,
      }),
    );
  expect(upTo(5)).toEqual({ obligations: 1, worst: 0 });
  expect(upTo(8)).toEqual({ obligations: 1, worst: 0 });
  expect(upTo(9).violation?.message).toBe(
    'main woke at 9 ms, 6 ms after its deadline of 3 ms (5 ms of it while others worked).',
  );
});

test('does not forgive work from before the sleep', () => {
  const events = '0 main start\n0 main work 5\n5 main suspend sleep 3\n5 advance 10\n10 main resume';
  expect(timelyWake.check(traceOf({ program: 'main: work 5, sleep 3', events })).worst).toBe(2);
});

test('forgives the sleep of others only where sleep holds everybody', () => {
  const check = (sleep: 'holds' | 'overlaps') =>
    timelyWake.check(
      traceOf({
        program: 'main: spawn a, sleep 1\na: sleep 4',
        events:
          '0 main start\n0 main spawn a\n0 main suspend sleep 1\n0 a start\n0 a suspend sleep 4\n0 advance 4\n4 a resume\n4 main resume',
        guarantees: { sleep },
      }),
    );
  expect(check('holds').violation).toBeUndefined();
  expect(check('overlaps').violation?.message).toContain(
    'main woke at 4 ms, 3 ms after its deadline of 1 ms',
  );
});

test('a sleep of 0 may take the 1 ms that `setTimeout` takes for it, and no more', () => {
  const woken = (ms: number) =>
    traceOf({
      program: 'main: sleep 0',
      events: `0 main start\n0 main suspend sleep 0\n0 advance ${ms}\n${ms} main resume\n${ms} main finish`,
    });
  expect(timelyWake.check(woken(1)).violation).toBeUndefined();
  expect(timelyWake.check(woken(2)).violation?.message).toContain(
    'woke at 2 ms, 2 ms after its deadline of 0 ms',
  );
});

test('forgives what the clock came late during the sleep, and nothing of the scheduler in the same sleep', () => {
  const woken = (ms: number) =>
    timelyWake.check(
      traceOf({
        program: 'main: sleep 3',
        events: `0 main start\n0 main suspend sleep 3\n0 advance 5 late 2\n5 advance ${ms}\n${ms} main resume`,
      }),
    );
  expect(woken(5)).toEqual({ obligations: 1, worst: 0 });
  expect(woken(6)).toMatchObject({ worst: 1 });
  expect(woken(6).violation?.message).toBe(
    'main woke at 6 ms, 3 ms after its deadline of 3 ms (2 ms of it while others worked or the world was late).',
  );
});

test('a clock that was late before the sleep excuses nothing', () => {
  const events = `0 main start\n0 main suspend sleep 1\n0 advance 11 late 10\n11 main resume
    11 main suspend sleep 1\n11 advance 14\n14 main resume`;
  const { worst, violation } = timelyWake.check(traceOf({ program: 'main: sleep 1, sleep 1', events }));
  expect(worst).toBe(2);
  expect(violation?.message).toBe('main woke at 14 ms, 2 ms after its deadline of 12 ms.');
});

test('where sleep holds everybody, late sleeps of others are forgiven as long as they really took', () => {
  const woken = (ms: number) =>
    timelyWake.check(
      traceOf({
        program: 'main: spawn a, sleep 1\na: sleep 4',
        events: `0 main start\n0 main spawn a\n0 main suspend sleep 1\n0 a start\n0 a suspend sleep 4
          0 advance 6 late 2\n6 a resume\n6 advance ${ms}\n${ms} main resume`,
        guarantees: { sleep: 'holds' },
      }),
    );
  expect(woken(7).violation).toBeUndefined();
  expect(woken(8).violation?.message).toContain('main woke at 8 ms, 7 ms after its deadline of 1 ms');
});
