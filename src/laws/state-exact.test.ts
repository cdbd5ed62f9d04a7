import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { stateExact } from './state-exact.ts';

const judge = (program: string, events: string) =>
  stateExact.check(traceOf({ program, events, guarantees: { joinCancelled: 'cancels' } }));

const ENDED = `0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main finish`;

test('holds where each answer is how the task ended', () => {
  expect(judge('main: spawn a\na:', `${ENDED}\n0 nobody state a returned`)).toEqual({ obligations: 1 });
  expect(judge('main: spawn a\na: throw', `${ENDED}\n0 nobody state a threw`)).toEqual({ obligations: 1 });
});

test('is broken where a task that threw is said to have returned', () => {
  expect(judge('main: spawn a\na: throw', `${ENDED}\n0 nobody state a returned`).violation?.message).toBe(
    'a threw at 0 ms, but asked at 0 ms the scheduler says that it returned.',
  );
});

test('is broken where what has ended is said to run, or the scheduler does not know', () => {
  const program = 'main: spawn a\na:';
  expect(judge(program, `${ENDED}\n0 nobody state a running`).violation?.message).toMatch(
    'says that it runs',
  );
  expect(judge(program, `${ENDED}\n0 nobody state a other`).violation?.message).toMatch('none of all that');
});

const CANCELLED = `0 main start\n0 main spawn a\n0 main spawn b\n0 a start\n0 a suspend yield\n0 b start\n0 b suspend join a
  0 main suspend cancel a\n0 a close\n0 b close\n0 main resume\n0 main finish`;

test('who was cancelled by its join was cancelled', () => {
  const program = 'main: spawn a, spawn b, cancel a\na: yield\nb: join a';
  expect(judge(program, `${CANCELLED}\n0 nobody state a cancelled\n0 nobody state b cancelled`)).toEqual({
    obligations: 2,
  });
  const { violation } = judge(program, `${CANCELLED}\n0 nobody state a cancelled\n0 nobody state b returned`);
  expect(violation?.message).toBe(
    'b was cancelled at 0 ms, but asked at 0 ms the scheduler says that it returned.',
  );
  expect(violation?.because).toEqual(['b had joined a, which was cancelled']);
});

test('what was cancelled before it started may be called otherwise', () => {
  const events = `0 main start\n0 main spawn a\n0 main suspend cancel a\n0 main resume\n0 main finish\n0 nobody state a threw`;
  expect(judge('main: spawn a, cancel a\na:', events)).toEqual({ obligations: 0 });
});
