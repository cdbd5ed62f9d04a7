import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { priorityOrder } from './priority-order.ts';

const PROGRAM = 'main: spawn a, spawn b, spawn c {priority 1}\na: sleep 1\nb:\nc:';
const LINE = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b\n0 main spawn c\n0 main finish
  0 advance 1\n1 a resume\n1 a finish`;

const judge = (program: string, events: string, limit = 1) =>
  priorityOrder.check(traceOf({ program, events, limit }));

test('holds where the higher one starts first: the choice is one obligation', () => {
  expect(judge(PROGRAM, `${LINE}\n1 c start\n1 c finish\n1 b start`)).toEqual({ obligations: 1 });
});

test('is broken where the lower one does', () => {
  expect(judge(PROGRAM, `${LINE}\n1 b start`).violation).toMatchObject({
    message: 'b (priority 0) started at 1 ms, and c (priority 1) waited.',
    task: 3,
  });
});

test('whoever may have had a slot when the higher one came may start', () => {
  const program = 'main: spawn a, spawn b {priority 1}\na:\nb:';
  const events = '0 main start\n0 main spawn a\n0 main spawn b\n0 a start';
  expect(judge(program, events)).toEqual({ obligations: 0 });
});

test('nobody may who came later than the higher one', () => {
  const program = 'main: spawn a {priority 1}, spawn b {priority -1}\na:\nb:';
  const events = '0 main start\n0 main spawn a\n0 main spawn b\n0 b start';
  expect(judge(program, events).violation?.message).toContain('b (priority -1) started');
});

test('equal ones, and programs without priorities, are the matter of fifo-start', () => {
  expect(
    judge('main: spawn a, spawn b\na:\nb:', '0 main start\n0 main spawn a\n0 main spawn b\n0 b start'),
  ).toEqual({
    obligations: 0,
  });
});

test('where nothing limits, those that were spawned in one turn are to choose from, and no others', () => {
  const program = 'main: spawn a, yield, spawn b, spawn c {priority 1}\na:\nb:\nc:';
  const events = `0 main start\n0 main spawn a\n0 main suspend yield\n0 main resume\n0 main spawn b\n0 main spawn c`;
  const unlimited = (more: string) => judge(program, `${events}\n${more}`, Number.POSITIVE_INFINITY);
  expect(unlimited('0 b start').violation?.message).toContain('c (priority 1) waited');
  expect(unlimited('0 a start\n0 c start\n0 b start').violation).toBeUndefined();
  expect(unlimited('0 a start').violation).toBeUndefined();
});

const CHANGED = 'main: spawn a, spawn b, spawn c, set-priority c {priority 1}\na: sleep 1\nb:\nc:';
const HELD = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b\n0 main spawn c
  0 main suspend set-priority c 1\n0 main resume\n0 main finish\n0 advance 1\n1 a resume\n1 a finish`;

test('counts the priority that a task was given last', () => {
  const trace = (events: string) => traceOf({ program: CHANGED, events: `${HELD}\n${events}`, limit: 1 });
  expect(priorityOrder.check(trace('1 c start\n1 c finish\n1 b start')).violation).toBeUndefined();
  expect(priorityOrder.check(trace('1 b start\n1 b finish\n1 c start')).violation?.message).toBe(
    'b (priority 0) started at 1 ms, and c (priority 1) waited.',
  );
});
