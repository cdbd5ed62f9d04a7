import { expect, test } from 'vitest';
import type { Guarantees } from '../trace/claims.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { lateStarts } from './late-start.ts';

const late = (guarantees: Guarantees): number =>
  lateStarts(
    traceOf({
      program: 'main: spawn a, spawn b\na:\nb:',
      events:
        '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 advance 1\n1 a start\n1 a finish\n1 advance 4\n4 b start\n4 b finish',
      guarantees,
    }),
  );

test('counts a millisecond at most for each task that started late', () => {
  expect(late({})).toBe(2);
});

test('counts nothing where a scheduler without slots claims to waste no time', () => {
  expect(late({ workConserving: true })).toBe(0);
});
