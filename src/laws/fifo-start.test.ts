import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { fifoStart } from './fifo-start.ts';

const PROGRAM = 'main: spawn a, spawn b, spawn c\na:\nb:\nc:';
const SPAWNED = '0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish';

test('counts each start after the first', () => {
  const trace = traceOf({
    program: PROGRAM,
    events: `${SPAWNED}\n0 a start\n0 a finish\n2 b start\n2 b finish\n2 c start`,
  });
  expect(fifoStart.check(trace)).toEqual({ obligations: 2 });
});

test('is broken by a start out of turn', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n0 a start\n1 c start\n3 b start` });
  const { obligations, violation } = fifoStart.check(trace);
  expect(obligations).toBe(2);
  expect(violation?.message).toBe('c started at 1 ms, before b, which was spawned first.');
  expect(violation).toMatchObject({ task: 2, from: 1, to: 3, events: [2, 3, 6, 7] });
});

test('a child that starts inside its parent keeps the order', () => {
  const program = 'main: spawn a, spawn c\na: spawn b\nb:\nc:';
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 a spawn b\n0 b start\n0 b finish\n0 a finish\n0 main spawn c\n0 c start';
  expect(fifoStart.check(traceOf({ program, events }))).toEqual({ obligations: 2 });
});

test('a task that never starts, and one that starts again, are matters of other laws', () => {
  const trace = traceOf({ program: PROGRAM, events: `${SPAWNED}\n0 a start\n0 c start\n0 a start` });
  expect(fifoStart.check(trace)).toEqual({ obligations: 1 });
});

test('compares tasks of equal priority alone', () => {
  const program = 'main: spawn a, spawn b {priority 1}, spawn c\na:\nb:\nc:';
  const spawned = '0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c';
  const judged = (events: string) => fifoStart.check(traceOf({ program, events: `${spawned}\n${events}` }));
  expect(judged('0 b start\n0 a start\n0 c start')).toEqual({ obligations: 1 });
  expect(judged('0 b start\n0 c start\n0 a start').violation?.message).toContain(
    'c started at 0 ms, before a',
  );
});

test('who is given the priority that it has keeps its place, and of another one the place is not said', () => {
  const check = (priority: number) =>
    fifoStart.check(
      traceOf({
        program: `main: spawn a, spawn b, set-priority a {priority ${priority}}\na:\nb:`,
        events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend set-priority a ${priority}\n0 main resume
          0 b start\n0 b finish\n0 a start`,
      }),
    );
  expect(check(0).violation?.message).toBe('b started at 0 ms, before a, which was spawned first.');
  expect(check(1)).toEqual({ obligations: 0 });
});
