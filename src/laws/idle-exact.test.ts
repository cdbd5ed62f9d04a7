import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { idleExact } from './idle-exact.ts';

const PROGRAM = 'main: spawn a, idle\na: sleep 3';
const BEGUN = '0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 3\n0 main suspend idle';
const ENDED = `${BEGUN}\n0 advance 3\n3 a resume\n3 a finish`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  idleExact.check(traceOf({ program: PROGRAM, events, ...more }));

test('holds where main is told in the ms in which the last task ended, however many turns later', () => {
  expect(judge(`${ENDED}\n3 main resume\n3 main finish`)).toEqual({ obligations: 1 });
});

test('holds at once where nothing runs and nothing waits', () => {
  const events = '0 main start\n0 main suspend idle\n0 main resume\n0 main finish';
  expect(judge(events, { program: 'main: idle' })).toEqual({ obligations: 1 });
});

test('is broken by telling too early', () => {
  expect(judge(`${BEGUN}\n0 main resume`).violation).toMatchObject({
    message: 'main was told at 0 ms that all was idle, and a had not ended.',
    because: ['a had started at 0 ms'],
  });
});

test('is broken by telling when the clock has moved, unless the resolution or the world allows it', () => {
  const late = `${ENDED}\n3 advance 4\n4 main resume\n4 main finish`;
  expect(judge(late).violation).toMatchObject({
    message: 'All was idle at 3 ms, and main, which waited for that, was told at 4 ms.',
    because: ['a was the last to end, and it returned'],
  });
  expect(judge(late, { guarantees: { resolution: 1 } }).violation).toBeUndefined();
  const inLateWorld = (ms: number) =>
    judge(`${ENDED}\n3 advance 5 late 2\n5 advance ${ms}\n${ms} main resume\n${ms} main finish`).violation;
  expect(inLateWorld(5)).toBeUndefined();
  expect(inLateWorld(6)?.message).toContain('was told at 6 ms');
  const before = ENDED.replace('0 advance 3', '0 advance 3 late 1');
  expect(judge(`${before}\n3 advance 4\n4 main resume\n4 main finish`).violation).toBeDefined();
});

test('is broken by never telling', () => {
  expect(judge(ENDED, { ending: { kind: 'deadlock' } }).violation?.message).toBe(
    'All was idle at 3 ms, and main, which waited for that, was never told.',
  );
});

test('a cancelled task counts as ended from the request on', () => {
  const events = `0 main start\n0 main spawn a\n0 main suspend cancel a\n0 main resume\n0 main suspend idle\n0 main resume`;
  expect(judge(events, { program: 'main: spawn a, cancel a, idle\na:' })).toEqual({ obligations: 1 });
});
