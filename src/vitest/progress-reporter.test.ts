import { expect, test } from 'vitest';
import { standingText } from './progress-reporter.ts';

test('says how many schedulers are done, how fast that went, and how long the rest takes', () => {
  expect(standingText({ done: 4, all: 11, programs: 36_000 }, 8000)).toBe(
    '4 of 11 schedulers, 36,000 programs, 4,500/s, 0:14 left',
  );
});

test('before the first one is done nobody can tell', () => {
  expect(standingText({ done: 0, all: 11, programs: 0 }, 8000)).toBe('0 of 11 schedulers, 0 programs, 0/s');
});
