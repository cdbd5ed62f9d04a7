import { expect, test } from 'vitest';
import { editsOf } from '../arbitraries/edits.ts';
import { describeEdit, type Edit } from '../program/edit.ts';
import { caseOf } from './harness.fixture.ts';
import { immaterialIn } from './immaterial.ts';

const leak = caseOf('main: spawn a, spawn b\na: throw\nb: sleep 3', { limit: 1 });

test('where everything fails nothing matters', () => {
  expect(claims(leak, () => true)).toEqual([
    'any limit from 1 to 4 fails too',
    'what a throws does not matter',
    'how long b sleeps does not matter (0, 1, 2, 4, 5 and 20 ms fail too)',
  ]);
});

test('where nothing else fails everything matters', () => {
  expect(claims(leak, () => false)).toEqual([]);
});

test('one value that passes is enough for what is thrown to matter', () => {
  expect(claims(leak, (edit) => !wordsOf(edit).includes('throws null'))).not.toContain(
    'what a throws does not matter',
  );
});

test('longer sleeps are named alone where shorter ones pass', () => {
  const isLonger = (edit: Edit): boolean => edit.kind === 'change' && 'sleep' in edit.to && edit.to.sleep > 3;
  expect(claims(leak, isLonger)).toEqual(['that b sleeps longer does not matter (4, 5 and 20 ms fail too)']);
});

test.each<[number[], string[]]>([
  [[2], ['limit 2 fails too']],
  [[2, 3], ['any limit from 1 to 3 fails too']],
  [[3, 4], ['limits 3 and 4 fail too']],
])('limits %j: %j', (failing, expected) => {
  expect(claims(leak, (edit) => edit.kind === 'limit' && failing.includes(edit.to))).toEqual(expected);
});

test('a step is numbered where its task has another like it', () => {
  const kase = caseOf('main: sleep 1, sleep 1', { limit: 1 });
  const second = (edit: Edit): boolean => edit.kind === 'change' && edit.step === 1;
  expect(claims(kase, second)).toEqual([
    'how long main sleeps in step 2 does not matter (0, 2, 5 and 20 ms fail too)',
  ]);
});

test('what was not tried is not claimed', () => {
  expect(immaterialIn([], leak)).toEqual([]);
});

function claims(kase: typeof leak, fails: (edit: Edit) => boolean): readonly string[] {
  const shape = { spawn: 'main', joinInside: false, structured: false } as const;
  const trials = editsOf(kase, { shape, limits: [1, 2, 3, 4] }).map((edit) => ({
    edit,
    outcome: fails(edit) ? ('fails' as const) : ('passes' as const),
  }));
  return immaterialIn(trials, kase);
}

function wordsOf(edit: Edit): string {
  return describeEdit(edit, leak.program);
}
