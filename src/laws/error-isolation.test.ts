import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { errorIsolation } from './error-isolation.ts';

const PROGRAM = 'main: spawn a, spawn b\na: throw\nb: emit 1';
const THROWN = '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n1 a start\n1 a finish';

test('counts the tasks that join no thrower', () => {
  const trace = traceOf({ program: PROGRAM, events: `${THROWN}\n1 b start\n1 b emit 1\n1 b finish` });
  expect(errorIsolation.check(trace)).toEqual({ obligations: 2 });
});

test('leaves out those that join one, and runs in which nobody throws', () => {
  const joins = traceOf({
    program: 'main: spawn a, join a\na: throw',
    events: '0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a finish',
    ending: { kind: 'deadlock' },
  });
  expect(errorIsolation.check(joins)).toEqual({ obligations: 0 });
  expect(errorIsolation.check(traceOf({ program: 'main:', events: '0 main start' }))).toEqual({
    obligations: 0,
  });
});

test('is broken by a sibling that never starts', () => {
  const trace = traceOf({ program: PROGRAM, events: THROWN, limit: 1, ending: { kind: 'deadlock' } });
  const { violation } = errorIsolation.check(trace);
  expect(violation?.message).toBe(
    'a threw at 1 ms, and b was spawned at 0 ms and never started, though it does not join a.',
  );
  expect(violation?.because).toContain('a threw at 1 ms and its slot went to nobody');
});

test('is broken by a sibling that is thrown the error as well', () => {
  const trace = traceOf({
    program: PROGRAM,
    events: `${THROWN}\n2 b start\n2 b emit 1\n2 b finish error of a`,
  });
  expect(errorIsolation.check(trace).violation?.message).toContain(
    'b threw the error of a at 2 ms and should have returned 1',
  );
});

test('asks two throwers for their own errors', () => {
  const program = 'main: spawn a, spawn b\na: throw\nb: throw null';
  const trace = traceOf({ program, events: `${THROWN}\n2 b start\n2 b finish` });
  expect(errorIsolation.check(trace)).toEqual({ obligations: 3 });
});

test('blames a crash on the error only where the throw came last', () => {
  const ending = { kind: 'crash', where: 'run', error: 'TypeError: no' } as const;
  expect(errorIsolation.check(traceOf({ program: PROGRAM, events: THROWN, ending })).violation).toBeDefined();
  const later = traceOf({ program: PROGRAM, events: `${THROWN}\n1 b start`, ending });
  expect(errorIsolation.check(later)).toEqual({ obligations: 2 });
});
