import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { deadlineOrder } from './deadline-order.ts';

const PROGRAM = 'main: spawn a, spawn b\na: sleep 3\nb: sleep 5';
const ASLEEP = `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend sleep 3
  0 b start\n0 b suspend sleep 5`;

test('counts a wake-up while another sleeps towards a later deadline', () => {
  const trace = traceOf({
    program: PROGRAM,
    events: `${ASLEEP}\n0 advance 3\n3 a resume\n3 advance 5\n5 b resume`,
  });
  expect(deadlineOrder.check(trace)).toEqual({ obligations: 1 });
});

test('is broken where the later deadline wakes first', () => {
  const trace = traceOf({ program: PROGRAM, events: `${ASLEEP}\n0 advance 5\n5 b resume\n5 a resume` });
  const { violation } = deadlineOrder.check(trace);
  expect(violation?.message).toBe(
    'b (deadline 5 ms) woke at 5 ms, before a, whose deadline of 3 ms came earlier.',
  );
  expect(violation).toMatchObject({ task: 1, from: 3, to: 5, events: [5, 9, 10] });
});

test('equal deadlines, and those within the resolution, may wake in any order', () => {
  const equal = 'main: spawn a, spawn b\na: sleep 3\nb: sleep 3';
  const events = `${ASLEEP.replace('sleep 5', 'sleep 3')}\n0 advance 3\n3 b resume\n3 a resume`;
  expect(deadlineOrder.check(traceOf({ program: equal, events }))).toEqual({ obligations: 0 });
  const reversed = `${ASLEEP}\n0 advance 5\n5 b resume\n5 a resume`;
  const coarse = { resolution: 2 };
  expect(deadlineOrder.check(traceOf({ program: PROGRAM, events: reversed, guarantees: coarse }))).toEqual({
    obligations: 0,
  });
});

test('where work made both due at once, only first in, first out has an order to keep', () => {
  const program = `${PROGRAM}\nc: work 9`.replace('spawn b', 'spawn b, spawn c');
  const events = `${ASLEEP.replace('0 main finish', '0 main spawn c\n0 main finish')}
    0 c start\n0 c work 9\n9 c finish\n9 b resume\n9 a resume`;
  expect(deadlineOrder.check(traceOf({ program, events })).violation).toBeUndefined();
  expect(
    deadlineOrder.check(traceOf({ program, events, guarantees: { order: 'fifo' } })).violation,
  ).toBeDefined();
});

test('work that ended before the earlier deadline excuses nobody', () => {
  const program = `${PROGRAM}\nc: work 2`.replace('spawn b', 'spawn b, spawn c');
  const events = `${ASLEEP.replace('0 main finish', '0 main spawn c\n0 main finish')}
    0 c start\n0 c work 2\n2 c finish\n2 advance 5\n5 b resume\n5 a resume`;
  expect(deadlineOrder.check(traceOf({ program, events })).violation).toBeDefined();
});

test('a sleep that begins after the other one ended is no rival', () => {
  const program = 'main: sleep 5, sleep 1';
  const events = '0 main start\n0 main suspend sleep 5\n2 main resume\n2 main suspend sleep 1\n3 main resume';
  expect(deadlineOrder.check(traceOf({ program, events }))).toEqual({ obligations: 0 });
});

test('a sleep of 0 has no place in the order: some take it for a yield, some for one of 1 ms', () => {
  const program = 'main: spawn a, spawn b\na: sleep 0\nb: sleep 1';
  const asleep = ASLEEP.replace('sleep 3', 'sleep 0').replace('sleep 5', 'sleep 1');
  const guarantees = { order: 'fifo' } as const;
  const events = `${asleep}\n0 advance 1\n1 b resume\n1 a resume`;
  expect(deadlineOrder.check(traceOf({ program, events, guarantees }))).toEqual({ obligations: 0 });
});

test('where a late clock made both due at once, only first in, first out has an order to keep', () => {
  const events = `${ASLEEP}\n0 advance 5 late 2\n5 b resume\n5 a resume`;
  expect(deadlineOrder.check(traceOf({ program: PROGRAM, events })).violation).toBeUndefined();
  expect(
    deadlineOrder.check(traceOf({ program: PROGRAM, events, guarantees: { order: 'fifo' } })).violation,
  ).toBeDefined();
});

test('a clock that was late before the earlier deadline excuses nobody', () => {
  const program = `${PROGRAM}\nc: sleep 1`.replace('spawn b', 'spawn b, spawn c');
  const events = `${ASLEEP.replace('0 main finish', '0 main spawn c\n0 main finish')}
    0 c start\n0 c suspend sleep 1\n0 advance 2 late 1\n2 c resume\n2 advance 5\n5 b resume\n5 a resume`;
  expect(deadlineOrder.check(traceOf({ program, events })).violation?.message).toContain(
    'b (deadline 5 ms) woke at 5 ms, before a',
  );
});
