import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { clearDropsWaiting } from './clear-drops-waiting.ts';

const PROGRAM = 'main: spawn a, spawn b, clear, spawn c, join a\na: sleep 1\nb:\nc:';
const CLEARED = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b
  0 main suspend clear\n0 main resume\n0 main spawn c\n0 main suspend join a\n0 advance 1\n1 a resume\n1 a finish`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  clearDropsWaiting.check(traceOf({ program: PROGRAM, events, limit: 1, ...more }));

test('holds where what waited never starts, what ran is told of and what came later starts', () => {
  const events = `${CLEARED}\n1 c start\n1 c finish\n1 main resume\n1 main deliver a\n1 main finish`;
  expect(judge(events)).toEqual({ obligations: 1 });
});

test('is broken where what waited starts', () => {
  expect(judge(`${CLEARED}\n1 b start`).violation?.message).toBe(
    'main cleared what waited at 0 ms, and b, which was among it, started at 1 ms.',
  );
});

test('is broken where the joins of what ran are told otherwise', () => {
  const events = `${CLEARED}\n1 c start\n1 c finish\n1 main resume\n1 main deliver a foreign-error`;
  expect(judge(events).violation?.message).toContain(
    'of a, which ran, main was given an error that no task threw',
  );
});

test('is broken where what came later never starts', () => {
  expect(judge(CLEARED, { ending: { kind: 'deadlock' } }).violation?.message).toBe(
    'main cleared what waited at 0 ms, and c, which was spawned after that, at 0 ms, never started.',
  );
});

test('what had its slot before may still start, as many as slots were free', () => {
  const program = 'main: spawn a, spawn b, clear\na: sleep 1\nb:';
  const events =
    '0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend clear\n0 main resume\n0 a start';
  expect(judge(events, { program }).violation).toBeUndefined();
  expect(judge(`${events}\n0 a finish\n0 b start`, { program }).violation?.task).toBe(2);
});

test('but not what waited for its input: no slot was its own', () => {
  const program = 'main: spawn a {after 1}, clear\na:';
  const events =
    '0 main start\n0 main spawn a\n0 main suspend clear\n0 main resume\n0 advance 1\n1 a start\n1 a finish';
  expect(judge(events, { program }).violation?.message).toContain('a, which was among it, started at 1 ms');
});
