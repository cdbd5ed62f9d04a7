import { expect, test } from 'vitest';
import type { Row } from './corpus.ts';
import { findingOf } from './finding.ts';
import type { Broken, Result } from './job.ts';

const row: Row = { id: 'q-leak', package: 'q', buggy: '1.0.0', fixed: '1.0.1', wrong: 'it leaks' };
const leak: Broken = {
  law: 'completion',
  programs: 9,
  size: 6,
  program: 'main: spawn a\na: throw',
  message: 'a never ended.',
  onFixed: 'holds',
};

test('found is what the buggy version breaks and the fixed one holds, by the subject that finds it most often', () => {
  const results = new Map([
    ['q@1.0.0→1.0.1 one', searches([{ ...leak, size: 8 }], [leak], [])],
    ['q@1.0.0→1.0.1 two', searches([leak], [], [])],
  ]);
  const { state, catch: caught } = findingOf(row, ['one', 'two'], results);
  expect(state).toBe('found');
  expect(caught).toMatchObject({ subject: 'one', law: 'completion', seeds: 2, of: 3, programs: 9 });
  expect(caught!.smallest.size).toBe(6);
});

test('what the fixed version breaks, too, is another bug, and listed as such', () => {
  const both = { ...leak, onFixed: 'breaks' };
  const results = new Map([
    ['q@1.0.0→1.0.1 one', searches([both])],
    ['q@1.0.1 one', searches([leak, { ...leak, size: 7 }])],
  ]);
  const { state, alarms } = findingOf(row, ['one'], results);
  expect(state).toBe('missed');
  expect(alarms.map(({ version, broken }) => [version, broken.size])).toEqual([['1.0.1', 6]]);
});

test('where no release mends it, whatever breaks is a find', () => {
  const { onFixed: _, ...open } = leak;
  const results = new Map([['q@1.0.0 one', searches([open])]]);
  expect(findingOf({ ...row, fixed: undefined }, ['one'], results).state).toBe('found');
});

test('a counterexample that shows another bug does not count', () => {
  const results = new Map([['q@1.0.0→1.0.1 one', searches([leak])]]);
  const stranger = { id: 'q-leak', program: /throw/, shows: 'another' };
  expect(findingOf(row, ['one'], results, [stranger]).state).toBe('missed');
  expect(findingOf(row, ['one'], results, [{ ...stranger, id: 'other' }]).state).toBe('found');
});

test('no adapter, not run, and searches that came to nothing are told apart', () => {
  expect(findingOf(row, [], new Map()).state).toBe('no adapter');
  expect(findingOf(row, ['one'], new Map()).state).toBe('not run');
  const lost: Result = { fingerprint: '', searches: [], lost: 'silent for 120 s' };
  expect(findingOf(row, ['one'], new Map([['q@1.0.0→1.0.1 one', lost]])).troubles).toEqual([
    'one 1.0.0: silent for 120 s',
  ]);
});

function searches(...broken: (readonly Broken[])[]): Result {
  return {
    fingerprint: '',
    searches: broken.map((all, i) => ({ seed: i + 1, broken: all, programs: 1, laws: [] })),
  };
}
