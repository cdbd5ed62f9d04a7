import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { concurrencyLimit } from './concurrency-limit.ts';

const PROGRAM = 'main: spawn a, spawn b, spawn c\na: sleep 2\nb: sleep 4\nc:';
const BEGUN = `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish
  0 a start\n0 a suspend sleep 2\n0 b start\n0 b suspend sleep 4`;

test('counts the occasions on which one more would have been too many', () => {
  const trace = traceOf({
    program: PROGRAM,
    events: `${BEGUN}\n2 a resume\n2 a finish\n2 c start\n2 c finish`,
    limit: 2,
  });
  expect(concurrencyLimit.check(trace)).toEqual({ obligations: 1, worst: 2 });
});

test('is broken by one task too many', () => {
  const trace = traceOf({
    program: PROGRAM,
    events: `${BEGUN}\n0 c start\n1 c finish\n2 a resume\n2 a finish`,
    limit: 2,
  });
  const { worst, violation } = concurrencyLimit.check(trace);
  expect(worst).toBe(3);
  expect(violation?.message).toBe('At 0 ms a, b and c were running at once: 3 tasks at a limit of 2.');
  expect(violation).toMatchObject({ task: 3, from: 0, to: 1, events: [5, 7, 9] });
});

test('main needs no slot, and a task that sleeps keeps its own', () => {
  const one = traceOf({
    program: 'main: spawn a, yield\na: yield',
    events: '0 main start\n0 main spawn a\n0 a start',
    limit: 1,
  });
  expect(concurrencyLimit.check(one)).toEqual({ obligations: 0, worst: 1 });
  expect(
    concurrencyLimit.check(traceOf({ program: PROGRAM, events: BEGUN, limit: 1 })).violation,
  ).toBeDefined();
});
