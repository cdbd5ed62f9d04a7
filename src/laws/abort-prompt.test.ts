import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { abortPrompt } from './abort-prompt.ts';

const PROGRAM = 'main: spawn a, spawn b, cancel b, settle b\na: sleep 1\nb:';
const ABORTED = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b
  0 main suspend cancel b\n0 main resume\n0 main suspend settle b`;
const TOLD = 'main resume\n0 main deliver b cancelled\n0 main finish';

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  abortPrompt.check(traceOf({ program: PROGRAM, events, limit: 1, ...more }));

test('holds where the join is told before the clock moves', () => {
  expect(judge(`${ABORTED}\n0 ${TOLD}\n0 advance 1\n1 a resume\n1 a finish`)).toEqual({ obligations: 1 });
});

test('is broken where it is told when there is a slot', () => {
  expect(judge(`${ABORTED}\n0 advance 1\n1 a resume\n1 a finish\n1 ${TOLD}`).violation?.message).toBe(
    'main aborted b at 0 ms, while it waited to start, and main, which joined it at 0 ms, was told at 1 ms.',
  );
});

test('is broken where it is never told', () => {
  const events = `${ABORTED}\n0 a close`;
  expect(judge(events, { ending: { kind: 'deadlock' } }).violation?.message).toContain('was never told');
});

test('of a task that ran it says nothing: how fast that ends is its own affair', () => {
  const program = 'main: spawn a, cancel a, settle a\na: sleep 1';
  const events = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main suspend cancel a
    0 main resume\n0 main suspend settle a\n0 advance 1\n1 main resume`;
  expect(judge(events, { program })).toEqual({ obligations: 0 });
});
