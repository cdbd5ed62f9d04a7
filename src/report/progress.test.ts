import { expect, test } from 'vitest';
import { clockText, progressBar, progressText } from './progress.ts';

test('says how far it has come, and of how many where that is known', () => {
  expect(progressText('q', { phase: 'small', done: 51_200, of: 99_844 })).toBe(
    'q: 51,200 of 99,844 small programs',
  );
  expect(progressText('q', { phase: 'random', done: 512 })).toBe('q: 512 random programs');
});

test('says how fast it goes on, and for how long, where that is known', () => {
  const progress = { phase: 'random', done: 512, of: 1000 } as const;
  expect(progressText('q (2 of 5)', progress, { perSecond: 24_309.6, left: 62_000 })).toBe(
    'q (2 of 5): 512 of 1,000 random programs, 24,310/s, 1:02 left',
  );
  expect(progressText('q', progress, { perSecond: 3 })).toBe('q: 512 of 1,000 random programs, 3/s');
});

test('a time is told as a clock does', () => {
  expect([clockText(252_000), clockText(3_600_000 + 61_000)]).toEqual(['4:12', '1:01:01']);
});

test('a bar is as full as what was done, and no fuller than full', () => {
  expect([0, 0.25, 1, 3].map((share) => progressBar(share, 4, true))).toEqual([
    '....',
    '#...',
    '####',
    '####',
  ]);
  expect(progressBar(0.5, 2, false)).toBe('█░');
});
