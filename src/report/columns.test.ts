import { expect, test } from 'vitest';
import { columnsOf, withTimes } from './columns.ts';
import { leakedSlot, traceOf } from './example.fixture.ts';

test('turns at one time stand in columns of their own, in their order', () => {
  const { times } = columnsOf(leakedSlot.trace.events);
  // main, a, its throw, b; then b and c.
  expect(times).toEqual([0, 0, 0, 0, 30, 30]);
});

test('what happens within a turn shares its column', () => {
  const { trace } = leakedSlot;
  const { of } = columnsOf(trace.events);
  expect([...of.slice(0, 5)]).toEqual([0, 0, 0, 0, 0]);
});

test('a move of the clock counts to the column that it leaves', () => {
  const { of, times } = columnsOf(leakedSlot.trace.events);
  expect(times[of[9]!]).toBe(0);
});

test('a last move of the clock has a column to arrive at', () => {
  const trace = traceOf({ main: [{ sleep: 5 }] }, [
    [0, 'main', 'start'],
    [0, 'main', 'sleeps', 5],
    [0, '', 'move', 5],
  ]);
  expect(columnsOf(trace.events).times).toEqual([0, 5]);
});

test('a trace without events has no columns', () => {
  expect(columnsOf(traceOf({ main: [] }, []).events).times).toEqual([]);
});

test('columns for more times move those behind them, and no time gets a second one', () => {
  const { trace } = leakedSlot;
  const columns = columnsOf(trace.events);
  const more = withTimes(columns, [30, 12, 12, 40]);
  expect(more.times).toEqual([
    ...columns.times.filter((time) => time < 12),
    12,
    ...columns.times.filter((time) => time > 12),
    40,
  ]);
  expect([...more.of].map((column) => more.times[column])).toEqual(
    [...columns.of].map((column) => columns.times[column]),
  );
});
