import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { cleanupOnce } from './cleanup-once.ts';

const RETURNS = { program: 'main: cleanup 2' };
const BEGIN = '0 main start\n0 main defer 0 2\n0 main cleanup 0 2';

function judged(events: string) {
  return cleanupOnce.check(traceOf({ ...RETURNS, events }));
}

test('holds where what is owed is done once and to its end', () => {
  expect(judged(`${BEGIN}\n0 advance 2\n2 main cleaned 0 2\n2 main finish`)).toEqual({ obligations: 1 });
});

test('is broken where it is left out, done twice, or cut short', () => {
  expect(judged('0 main start\n0 main defer 0 2\n0 main finish').violation?.message).toBe(
    'main had 2 ms of cleaning up to do since 0 ms, and never began.',
  );
  expect(judged(`${BEGIN}\n0 main cleanup 0 2`).violation?.message).toContain('and did so twice.');
  expect(judged(`${BEGIN}\n0 main cleaned 0 2`).violation?.message).toContain('was through with it at 0 ms.');
  expect(judged(`${BEGIN}\n0 advance 9`).violation?.message).toContain(
    'began at 0 ms and never came to the end of it.',
  );
});

const CANCELLED = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 2\n0 a suspend sleep 9
  0 main resume\n0 main suspend cancel a\n0 main resume`;
const program = 'main: spawn a, yield, cancel a, settle a\na: cleanup 2, sleep 9';

test('holds for what is cancelled, and is broken where that is told before it has cleaned up', () => {
  const cleaning = `${CANCELLED}\n0 a cleanup 0 2\n0 main suspend settle a`;
  const told = '2 main resume\n2 main deliver a cancelled\n2 main finish';
  const right = `${cleaning}\n0 advance 2\n2 a cleaned 0 2\n2 a close\n${told}`;
  expect(cleanupOnce.check(traceOf({ program, events: right }))).toEqual({ obligations: 1 });
  const early = `${cleaning}\n0 main resume\n0 main deliver a cancelled`;
  const { violation } = cleanupOnce.check(traceOf({ program, events: early }));
  expect(violation?.message).toContain('main was told of its end before that');
  expect(violation?.because).toEqual(['a was cancelled at 0 ms']);
});

test('a cancel that comes meanwhile may break it off', () => {
  const again = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 2\n0 a cleanup 0 2
    0 main resume\n0 main suspend cancel a\n0 main resume\n0 a close\n0 main finish`;
  const broken = traceOf({ program: 'main: spawn a, yield, cancel a\na: cleanup 2', events: again });
  expect(cleanupOnce.check(broken)).toEqual({ obligations: 1 });
});

test('is broken where a task goes on behind what it cleans up', () => {
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 a defer 0 0\n0 a suspend cancel a\n0 a cleanup 0 0\n0 a cleaned 0 0\n0 a resume\n0 a emit 2 1';
  const early = 'main: spawn a\na: cleanup 0, cancel a, emit 1, yield';
  expect(cleanupOnce.check(traceOf({ program: early, events })).violation?.message).toBe(
    'a had something to clean up since 0 ms, and began to at 0 ms, and went on.',
  );
});

test('is broken where what came to be owed first is done first', () => {
  const owed = '0 main start\n0 main defer 0 0\n0 main defer 1 0';
  const done = (at: number): string => `0 main cleanup ${at} 0\n0 main cleaned ${at} 0`;
  const judge = (events: string) =>
    cleanupOnce.check(traceOf({ program: 'main: cleanup 0, cleanup 0', events }));
  expect(judge(`${owed}\n${done(1)}\n${done(0)}\n0 main finish`)).toEqual({ obligations: 2 });
  expect(judge(`${owed}\n${done(0)}\n${done(1)}\n0 main finish`).violation?.message).toBe(
    'main had something to clean up since 0 ms, and began with that before what it owed since 0 ms.',
  );
});

test('what a task spawns as it cleans up is a part of that', () => {
  const spawning = 'main: spawn a {at cleanup}\na: sleep 2';
  const begun =
    '0 main start\n0 main defer 0 0\n0 main cleanup 0 0\n0 main spawn a\n0 a start\n0 a suspend sleep 2';
  const ended = '0 advance 2\n2 a resume\n2 a finish';
  const right = `${begun}\n${ended}\n2 main cleaned 0 0\n2 main finish`;
  expect(cleanupOnce.check(traceOf({ program: spawning, events: right }))).toEqual({ obligations: 1 });
  const early = `${begun}\n0 main cleaned 0 0\n${ended}\n2 main finish`;
  expect(cleanupOnce.check(traceOf({ program: spawning, events: early })).violation?.message).toBe(
    'main had something to clean up since 0 ms, and was through with it at 0 ms, before a, which it had spawned for that, had ended.',
  );
});

test('a cancel that another task asks for as it cleans up may break it off, too', () => {
  const program = 'main: spawn a, yield, cancel a {at cleanup}\na: cleanup 2';
  const events = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 2\n0 a cleanup 0 2
    0 main resume\n0 main defer 2 0\n0 main cleanup 2 0\n0 main revoke 2 a\n0 main revoked 2 a\n0 main cleaned 2 0\n0 a close\n0 main finish`;
  expect(cleanupOnce.check(traceOf({ program, events })).violation).toBeUndefined();
});
