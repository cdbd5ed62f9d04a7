import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { limitChange } from './limit-change.ts';

const judge = (program: string, events: string, limit: number, guarantees = { workConserving: true }) =>
  limitChange.check(traceOf({ program, events, limit, guarantees }));

const RAISE = 'main: spawn a, spawn b, set-limit 2\na: sleep 1\nb:';
const RAISED = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b
  0 main suspend set-limit 2\n0 main resume`;

test('holds where a higher limit starts what waits', () => {
  expect(judge(RAISE, `${RAISED}\n0 b start\n0 b finish\n0 main finish\n0 advance 1`, 1)).toEqual({
    obligations: 1,
  });
});

test('is broken where the clock moves first, unless a slot may idle', () => {
  const events = `${RAISED}\n0 main finish\n0 advance 1\n1 b start`;
  expect(judge(RAISE, events, 1).violation?.message).toBe(
    'main set the limit to 2 at 0 ms, and when the clock moved at 0 ms one of 2 slots was free while a task waited.',
  );
  expect(judge(RAISE, events, 1, { workConserving: false }).violation).toBeUndefined();
});

const LOWER = 'main: spawn a, spawn b, set-limit 1, spawn c\na: sleep 1\nb: sleep 2\nc:';
const LOWERED = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b\n0 b start
  0 b suspend sleep 2\n0 main suspend set-limit 1\n0 main resume\n0 main spawn c\n0 advance 1\n1 a resume\n1 a finish`;

test('those that run stay, and the slot of the first that ends is there no more', () => {
  const events = `${LOWERED}\n1 advance 2\n2 b resume\n2 b finish\n2 c start`;
  expect(judge(LOWER, events, 2)).toEqual({ obligations: 1 });
});

test('is broken by a start in that slot', () => {
  expect(judge(LOWER, `${LOWERED}\n1 c start`, 2).violation?.message).toBe(
    'main set the limit to 1 at 0 ms, and at 1 ms c started beside b: 2 tasks at a limit of 1.',
  );
});

test('what had its slot before may start in the same ms', () => {
  const program = 'main: spawn a, spawn b, set-limit 1\na: sleep 1\nb:';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend set-limit 1\n0 main resume
    0 a start\n0 a suspend sleep 1\n0 b start`;
  expect(judge(program, events, 2).violation).toBeUndefined();
});
