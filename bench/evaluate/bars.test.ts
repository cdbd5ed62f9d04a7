import { describe, expect, test } from 'vitest';
import { barsOf, missesOf, percent } from './bars.ts';
import type { Hunt } from './job.ts';
import { summarise } from './summary.ts';

const mutant = { name: 'm', bug: 'It is wrong.', family: 'order', law: 'fifo-start', size: 5 } as const;

const good: Hunt = {
  seed: 1,
  first: 3,
  meant: 4,
  broken: ['fifo-start', 'causality'],
  reported: ['fifo-start'],
  slips: [],
  shown: { law: 'fifo-start', size: 5, form: 'main:', minimal: true, doubt: null, file: 'f' },
};

function of(...hunts: readonly Hunt[]) {
  return summarise({ mutant, hunts, replays: new Map([['f', 'fails']]), chain: [], promises: undefined });
}

test('where nothing is missing every bar is met and nothing is listed', () => {
  const summary = of(good, { ...good, seed: 2 });
  expect(missesOf(summary)).toEqual([]);
  const bars = barsOf([summary], [], [{ runs: 9, broken: [], vacuous: [] }], {
    ms: 20,
    steps: 30,
    programs: 5,
  });
  expect(bars.filter(({ met }) => !met)).toEqual([]);
  expect(bars).toHaveLength(12);
});

describe('whatever is missing fails its bar, and names the mutant', () => {
  test.each<[string, Hunt, string, string]>([
    [
      'not solved',
      { ...good, first: null, shown: null, reported: [], broken: [] },
      'solved 1/2',
      'every mutant solved',
    ],
    ['late', { ...good, first: 500 }, 'median 251.5', 'median at most 20'],
    ['late at times', { ...good, first: 500 }, 'p90 500', 'p90 at most 200'],
    ['too large', { ...good, shown: { ...good.shown!, size: 6 } }, 'best size 50 %', 'best known size'],
    [
      'another form',
      { ...good, shown: { ...good.shown!, form: 'main: yield' } },
      '2 normal forms',
      'one normal form',
    ],
    ['another law', { ...good, reported: ['causality'] }, 'attribution 50 %', 'the law meant'],
    ['a slip', { ...good, slips: ['causality'] }, '1 slips', 'slipped'],
    ['lost in replay', { ...good, shown: { ...good.shown!, file: 'g' } }, 'replay 50 %', 'fresh process'],
    [
      'no witness',
      { ...good, shown: { ...good.shown!, doubt: 'it fails too' } },
      'no witness: it fails too',
      'witness',
    ],
  ])('%s', (_what, hunt, miss, demand) => {
    const summary = of(good, hunt);
    expect(missesOf(summary)).toContain(miss);
    const unmet = barsOf([summary], [], undefined, undefined).filter(({ met }) => !met);
    expect(unmet.map((bar) => bar.demand).join()).toContain(demand);
  });
});

test('one false alarm is one too many, a second is too long', () => {
  const alarms = [{ runs: 9, broken: ['causality' as const], vacuous: [] }];
  const bars = barsOf([of(good)], [], alarms, { ms: 1000, steps: 30, programs: 5 });
  expect(bars.filter(({ met }) => !met).map(({ figure }) => figure)).toEqual(['1', '1 s or more']);
});

test('100 % means all', () => {
  expect(percent(0.99999)).toBe('99.9 %');
  expect(percent(1)).toBe('100 %');
  expect(percent(0.29)).toBe('29 %');
});
