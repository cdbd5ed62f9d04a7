import { expect, test } from 'vitest';
import { isRefused } from './refused.ts';
import { traceOf } from './traces.fixture.ts';

const program = 'main: spawn a, spawn b, settle b\na:\nb:';

const refusal = `0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main spawn b\n0 main suspend settle b\n0 b refuse`;

test('what is refused is cut with its spawn, and ends there', () => {
  const { cuts, expected } = traceOf({ program, events: refusal, supports: ['room'] });
  expect(cuts).toMatchObject({
    asked: Int32Array.of(-1, -1, 4),
    steps: Int32Array.of(-1, -1, 0),
    refused: Int32Array.of(-1, -1, 6),
  });
  expect([isRefused(cuts, 1), isRefused(cuts, 2)]).toEqual([false, true]);
  expect(expected.tasks[2]).toMatchObject({ outcome: 'cancelled', start: 0, finish: 0 });
  expect(expected.tasks[0]).toMatchObject({ outcome: 'returned' });
});

test('what starts all the same is not refused', () => {
  const { cuts } = traceOf({ program, events: `${refusal}\n0 b start\n0 b finish`, supports: ['room'] });
  expect(isRefused(cuts, 2)).toBe(false);
});

test('where nobody can be refused nobody is', () => {
  expect(traceOf({ program, events: refusal }).cuts).toBeUndefined();
  expect(isRefused(undefined, 1)).toBe(false);
});
