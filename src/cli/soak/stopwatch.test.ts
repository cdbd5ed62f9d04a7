import { expect, test } from 'vitest';
import { clockText, durationOf } from './stopwatch.ts';

test.each([
  ['90s', 90_000],
  ['1.5h', 5_400_000],
  ['7', 7000],
  ['2 weeks', undefined],
])('%s is %s ms', (text, ms) => {
  expect(durationOf(text)).toBe(ms);
});

test('a time is told as a clock does', () => {
  expect([clockText(252_000), clockText(3_600_000 + 61_000)]).toEqual(['4:12', '1:01:01']);
});
