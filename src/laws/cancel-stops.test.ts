import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { cancelStops } from './cancel-stops.ts';

const PROGRAM = 'main: spawn a, sleep 5, cancel a\na: sleep 5, emit 1';
const BEGUN = `0 main start\n0 main spawn a\n0 main suspend sleep 5\n0 a start\n0 a suspend sleep 5\n0 advance 5
  5 main resume\n5 main suspend cancel a`;

test('is put to the test by each task that is cancelled before its end', () => {
  expect(
    cancelStops.check(
      traceOf({ program: PROGRAM, events: `${BEGUN}\n5 main resume\n5 main finish\n5 a close` }),
    ),
  ).toEqual({ obligations: 1 });
  expect(cancelStops.check(traceOf({ program: 'main: spawn a\na:', events: '0 main start' }))).toEqual({
    obligations: 0,
  });
});

test('is broken by a task that goes on in the very turn of its wake-up', () => {
  const { violation } = cancelStops.check(
    traceOf({ program: PROGRAM, events: `${BEGUN}\n5 main resume\n5 main finish\n5 a resume\n5 a finish` }),
  );
  expect(violation).toMatchObject({
    message: 'main cancelled a at 5 ms, and a went on at 5 ms.',
    task: 1,
    because: ['the sleep of a was just over'],
  });
});

test('is broken by a cancelled task that starts', () => {
  const { violation } = cancelStops.check(
    traceOf({
      program: 'main: spawn a, cancel a\na:',
      events: '0 main start\n0 main spawn a\n0 main suspend cancel a\n0 main resume\n0 a start',
    }),
  );
  expect(violation?.message).toBe('main cancelled a at 0 ms, and a started at 0 ms.');
  expect(violation?.because).toEqual(['a had not started']);
});

test('a request that has not come back binds nobody yet', () => {
  const events = `${BEGUN}\n5 a resume\n5 a emit 1\n5 a finish\n5 main resume\n5 main finish`;
  expect(cancelStops.check(traceOf({ program: PROGRAM, events }))).toEqual({ obligations: 0 });
});
