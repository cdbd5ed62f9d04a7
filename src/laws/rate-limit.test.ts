import { expect, test } from 'vitest';
import type { Guarantees } from '../trace/claims.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { rateLimit } from './rate-limit.ts';

const PROGRAM = 'main: spawn a, spawn b, sleep 4, spawn c, spawn d\na:\nb:\nc:\nd:';

/** `starts`: when each of the tasks starts, ms. */
function judge(starts: readonly number[], guarantees: Guarantees, startTime = 0) {
  const events = [
    '0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend sleep 4',
    ...starts.map((ms, task) => `${ms} ${'abcd'[task]} start\n${ms} ${'abcd'[task]} finish`),
  ];
  return rateLimit.check(
    traceOf({
      program: PROGRAM,
      events: events.join('\n'),
      startTime,
      supports: ['rate'],
      rate: { cap: 2, per: 5 },
      guarantees: { workConserving: true, ...guarantees },
    }),
  );
}

test('no span of a sliding window has more starts than the cap', () => {
  expect(judge([0, 4, 5, 9], { window: 'sliding' }).violation).toBeUndefined();
  expect(judge([0, 4, 5, 8], { window: 'sliding' }).violation?.message).toBe(
    'From 4 to 8 ms b, c and d started, 3 tasks at a rate of 2 in 5 ms.',
  );
});

test('around the end of a fixed window twice as many may start, and not three times', () => {
  expect(judge([0, 4, 5, 5], {}).violation).toBeUndefined();
  expect(judge([4, 4, 5, 5], {}).violation).toBeUndefined();
  expect(judge([0, 4, 4, 5], {}).violation?.message).toBe(
    'From 0 to 4 ms a, b and c started, 3 tasks at a rate of 2 in 5 ms: there are no windows of that length into which they fit.',
  );
});

test('the second window ends as late as the first one lets it', () => {
  expect(judge([0, 0, 6, 11], {}).violation).toBeUndefined();
  expect(judge([0, 0, 0, 5], {}).violation).toBeDefined();
});

test('windows may begin at multiples of their length, wherever the clock starts', () => {
  expect(judge([0, 0, 2, 2], {}, 8).violation).toBeUndefined();
  expect(judge([0, 0, 2, 2], {}, 10).violation).toBeDefined();
});

test('who starts tasks by a timer of 0 ms may be a millisecond off', () => {
  expect(judge([1, 1, 5, 5], { window: 'sliding', workConserving: false }).violation).toBeUndefined();
  expect(judge([1, 1, 4, 5], { window: 'sliding', workConserving: false }).violation).toBeDefined();
});

test('says nothing of a rate that so few tasks cannot reach', () => {
  const events = '0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main finish';
  const trace = traceOf({ program: 'main: spawn a\na:', events, rate: { cap: 1, per: 5 } });
  expect(rateLimit.check(trace)).toEqual({ obligations: 0 });
});
