import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { cancelIdempotent } from './cancel-idempotent.ts';

const ENDED = `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a emit 1\n0 a finish 1
  0 main resume\n0 main deliver a\n0 main suspend cancel a`;
const PROGRAM = 'main: spawn a, join a, cancel a, join a\na: emit 1';

test('is put to the test by each cancel of what has ended or is cancelled', () => {
  const late = `${ENDED}\n0 main resume\n0 main suspend join a\n0 main resume\n0 main deliver a\n0 main finish`;
  expect(cancelIdempotent.check(traceOf({ program: PROGRAM, events: late }))).toEqual({ obligations: 1 });
  const twice = traceOf({
    program: 'main: spawn a, cancel a, cancel a\na:',
    events: `0 main start\n0 main spawn a\n0 main suspend cancel a\n0 main resume\n0 main suspend cancel a
      0 main resume\n0 main finish`,
  });
  expect(cancelIdempotent.check(twice)).toEqual({ obligations: 1 });
});

test('is broken by a result that is taken back', () => {
  const events = `${ENDED}\n0 main resume\n0 main suspend join a\n0 main resume\n0 main deliver a cancelled`;
  expect(cancelIdempotent.check(traceOf({ program: PROGRAM, events })).violation?.message).toBe(
    'main cancelled a at 0 ms, which had ended, and main was given a cancellation for it at 0 ms, though it had returned 1.',
  );
});

test('is broken by a scheduler that throws, and by one that never answers', () => {
  const crash = { kind: 'crash', where: 'cancel', error: 'Error: gone' } as const;
  const message = (ending: Parameters<typeof traceOf>[0]['ending'] & {}): string | undefined =>
    cancelIdempotent.check(traceOf({ program: PROGRAM, events: ENDED, ending })).violation?.message;
  expect(message(crash)).toBe(
    'main cancelled a at 0 ms, which had ended, and the scheduler threw Error: gone.',
  );
  expect(message({ kind: 'deadlock' })).toContain('and main was never continued.');
  expect(message({ ...crash, where: 'run' })).toBeUndefined();
});

test('is broken by a cancel that closes somebody else', () => {
  const { violation } = cancelIdempotent.check(
    traceOf({
      program: 'main: spawn a, spawn b, join a, cancel a\na:\nb: sleep 5',
      events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend join a\n0 a start\n0 a finish
        0 b start\n0 b suspend sleep 5\n0 main resume\n0 main deliver a\n0 main suspend cancel a\n0 b close`,
    }),
  );
  expect(violation?.message).toBe('main cancelled a at 0 ms, which had ended, and that closed b.');
});
