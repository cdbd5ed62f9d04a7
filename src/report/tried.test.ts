import { expect, test } from 'vitest';
import { reportOn } from './example.fixture.ts';
import { triedWith } from './tried.ts';

const exhaustive = {
  tasks: 4,
  steps: 4,
  programs: 8714,
  of: 8714,
  cases: 12_000,
  impolite: 3286,
  complete: true,
  scope: 'all 8,714 different programs of up to 4 tasks (with main) and 4 steps over spawn',
};

test('what was enumerated, how many random programs there were, and what they exercised', () => {
  const report = reportOn('a', ['completion'], {
    exhaustive,
    exercised: { spawn: 7578, 'limit reached': 12 },
  });
  expect(triedWith([report])).toEqual([
    {
      text: `${exhaustive.scope}, and 1,000 random ones; with spawn in 7,578, limit reached in 12`,
      schedulers: ['a'],
    },
  ]);
});

test('schedulers that were tried alike stand together, one that could not be tried stands nowhere', () => {
  const tried = triedWith([
    reportOn('a', []),
    reportOn('b', [], { exhaustive, runs: 0 }),
    reportOn('c', []),
    reportOn('d', [], { unusable: 'create threw' }),
  ]);
  expect(tried).toEqual([
    { text: '1,000 random programs', schedulers: ['a', 'c'] },
    { text: exhaustive.scope, schedulers: ['b'] },
  ]);
});
