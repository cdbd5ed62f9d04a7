import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Columns } from './columns.ts';
import { glyphs } from './glyphs.ts';
import { formatTime, type Scale, scaleOf } from './scale.ts';

const columnsAt = (...times: number[]): Columns => ({ times, of: new Int32Array(0) });
const scale = (columns: Columns, room = 60, anchors: number[] = [], tail = ''): Scale =>
  scaleOf(columns, { room, anchors, tail, glyphs: glyphs() });

/** Distances between columns: several turns at one time, then a step on, as in a real trace. */
const columns = fc
  .array(fc.oneof(fc.constant(0), fc.nat(30), fc.double({ min: 0.001, max: 1e6, noNaN: true })), {
    maxLength: 200,
  })
  .map((steps) => {
    let time = 0;
    return columnsAt(...steps.map((step) => (time += step)));
  });

test('columns of one time stand side by side, and the scale says so', () => {
  const { positions, line } = scale(columnsAt(0, 0, 0, 10));
  expect([...positions.slice(0, 3)]).toEqual([0, 1, 2]);
  expect(line).toMatch(/^0== +10$/);
});

test('distances are proportional to time where there is room', () => {
  const { positions } = scale(columnsAt(0, 10, 30));
  expect(positions[2]! - positions[1]!).toBeGreaterThan(1.5 * (positions[1]! - positions[0]!));
});

test('a time between two columns lies between their positions', () => {
  const { positions, at } = scale(columnsAt(0, 10));
  expect(at(5)).toBeGreaterThan(positions[0]!);
  expect(at(5)).toBeLessThan(positions[1]!);
  expect(at(10)).toBe(positions[1]!);
  expect(at(11)).toBe(scale(columnsAt(0, 10)).width);
});

test('a long trace is cut, and its anchors are not', () => {
  const times = [...Array(300).keys()];
  const { cuts, positions, width } = scale(columnsAt(...times), 60, [150]);
  expect(cuts).toHaveLength(2);
  expect(width).toBeLessThanOrEqual(60);
  expect(cuts.every(({ from, to }) => 150 < from || 150 >= to)).toBe(true);
  expect(positions[299]).toBe(width - 1);
});

test('the tail stands apart from the last time', () => {
  expect(scale(columnsAt(0, 1500), 60, [], 'deadlock').line).toMatch(/ 1500 deadlock$/);
});

test('nothing is wider than the room, and no column stands left of an earlier one', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 30, max: 120 }), fc.nat(199), (cols, room, anchor) => {
      const { width, line, positions } = scale(
        cols,
        room,
        [Math.min(anchor, Math.max(0, cols.times.length - 1))],
        'livelock',
      );
      expect(width).toBeLessThanOrEqual(room);
      expect(line.length).toBeLessThanOrEqual(room);
      for (let c = 1; c < positions.length; c++)
        expect(positions[c]!).toBeGreaterThanOrEqual(positions[c - 1]!);
    }),
  );
});

test('times are said with at most three decimals', () => {
  expect([1, 1.5, 0.1 + 0.2].map(formatTime)).toEqual(['1', '1.5', '0.3']);
});
