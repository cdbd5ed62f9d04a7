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

const GUARDED = 'main: spawn a, yield, cancel a\na: sleep 5 {finally 2}, emit 1';
const BROKEN_OFF = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 2\n0 a suspend sleep 5
  0 main resume yield\n0 main suspend cancel a\n0 a cleanup 0 2\n0 advance 2\n2 a cleaned 0 2`;

test('a call that was broken off, and cleaned up, puts it to the test, and its caller must not go on', () => {
  const held = traceOf({ program: GUARDED, events: `${BROKEN_OFF}\n2 a close\n2 main resume cancel a` });
  expect(cancelStops.check(held)).toEqual({ obligations: 2 });
  const { violation } = cancelStops.check(
    traceOf({ program: GUARDED, events: `${BROKEN_OFF}\n2 a emit 1 1` }),
  );
  expect(violation?.message).toBe('main cancelled a at 0 ms, and a cleaned up, and went on at 2 ms.');
});

test('one that came back, and then cleans up, may go on until the cancel has come back', () => {
  const events = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 2\n0 a suspend sleep 5
    0 main resume yield\n0 main suspend cancel a\n5 a resume sleep 5\n5 a cleanup 0 2\n7 a cleaned 0 2\n7 a emit 1 1`;
  expect(cancelStops.check(traceOf({ program: GUARDED, events }))).toEqual({ obligations: 0 });
});

test('who cancels itself goes on up to its next wait, and no further', () => {
  const program = 'main: spawn a\na: cancel a, emit 1, yield, emit 2';
  const events =
    '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a suspend cancel a\n0 a resume\n0 a emit 1 1\n0 a suspend yield';
  expect(cancelStops.check(traceOf({ program, events })).violation).toBeUndefined();
  const { violation } = cancelStops.check(traceOf({ program, events: `${events}\n0 a resume` }));
  expect(violation?.message).toBe('a cancelled itself at 0 ms, and a went on at 0 ms.');
  expect(violation?.because).toEqual(['a was in the middle of its turn']);
});

test('is broken by who goes on behind the join of a cancelled task, where that is to cancel it', () => {
  const program = 'main: spawn a, cancel a, join a, emit 1\na: sleep 5';
  const events = `0 main start\n0 main spawn a\n0 main suspend cancel a\n0 a close\n0 main resume\n0 main suspend join a
    0 main resume\n0 main deliver a cancelled`;
  const guarantees = { joinCancelled: 'cancels' } as const;
  expect(cancelStops.check(traceOf({ program, events, guarantees })).violation?.message).toBe(
    'main joined a, which was cancelled, and so was cancelled at 0 ms, and main went on at 0 ms.',
  );
  expect(cancelStops.check(traceOf({ program, events })).violation).toBeUndefined();
});

test('a task that is cancelled may spawn and cancel as it cleans up; whom it cancels may not go on', () => {
  const program =
    'main: spawn a, spawn b, yield, cancel b\na: sleep 0, emit 1\nb: cancel a {at cleanup}, spawn c {at cleanup}, yield\nc:';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend yield\n0 a start\n0 a suspend sleep 0
    0 b start\n0 b defer 0 0\n0 b defer 1 0\n0 b suspend yield\n0 main resume\n0 main suspend cancel b\n0 main resume
    0 b cleanup 1 0\n0 b spawn c\n0 c start\n0 c finish\n0 b cleaned 1 0
    0 b cleanup 0 0\n0 b revoke 0 a\n0 b revoked 0 a\n0 b cleaned 0 0\n0 b close\n0 main finish`;
  expect(cancelStops.check(traceOf({ program, events }))).toEqual({ obligations: 2 });
  expect(cancelStops.check(traceOf({ program, events: `${events}\n0 a resume` })).violation?.message).toBe(
    'b cancelled a at 0 ms, and a went on at 0 ms.',
  );
});
