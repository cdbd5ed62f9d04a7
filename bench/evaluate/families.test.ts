import { expect, test } from 'vitest';
import { compareFamilies, isBetter, type Record } from './families.ts';
import type { Hunt } from './job.ts';

const base: Record = { solved: 1, programs: 5, mean: 5, size: 6 };

test('solving more is better, whatever it takes', () => {
  expect(isBetter({ ...base, programs: 90, size: 9 }, { ...base, solved: 0.9 })).toBe(true);
  expect(isBetter({ ...base, solved: 0.9, programs: 1, size: 2 }, base)).toBe(false);
});

test('solving as many is better with fewer programs or smaller counterexamples, and no more of either', () => {
  expect(isBetter({ ...base, size: 5 }, base)).toBe(true);
  expect(isBetter({ ...base, programs: 4 }, base)).toBe(true);
  expect(isBetter(base, base)).toBe(false);
  expect(isBetter({ ...base, mean: 4 }, base)).toBe(true);
  expect(isBetter({ ...base, mean: 4, size: 7 }, base)).toBe(false);
  expect(isBetter({ ...base, programs: 4, size: 7 }, base)).toBe(false);
  expect(isBetter({ ...base, programs: 6, size: 5 }, base)).toBe(false);
});

test('a baseline is compared on the mutants for which it applies', () => {
  const mutant = { name: 'm', bug: 'It is wrong.', family: 'order', law: 'fifo-start', size: 5 } as const;
  const hunt: Hunt = { seed: 1, first: 3, meant: 3, broken: [], reported: [], slips: [], shown: null };
  const findings = {
    mutant,
    hunts: [hunt],
    replays: new Map(),
    chain: [{ first: 4, size: 9 }],
    promises: undefined,
  };
  const compared = compareFamilies([findings, { ...findings, promises: [{ first: null, size: null }] }]);
  expect(compared.map(({ baseline, mutants }) => [baseline, mutants])).toEqual([
    ['chain', 2],
    ['fc.scheduler()', 1],
  ]);
  expect(compared[1]!.theirs).toEqual({
    solved: 0,
    programs: Number.POSITIVE_INFINITY,
    mean: Number.NaN,
    size: Number.NaN,
  });
});
