import { expect, test } from 'vitest';
import { durationOf } from './stopwatch.ts';

test.each([
  ['90s', 90_000],
  ['1.5h', 5_400_000],
  ['7', 7000],
  ['2 weeks', undefined],
])('%s is %s ms', (text, ms) => {
  expect(durationOf(text)).toBe(ms);
});
