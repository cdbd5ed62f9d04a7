import { expect, test } from 'vitest';
import { keyOf, type Result } from './job.ts';
import { todo } from './todo.ts';

const row = { id: 'x-bug', package: 'x', buggy: '1.0.0', fixed: '1.0.1', wrong: 'all' };
const SUBJECTS = [
  { name: 'queue', adapter: 'x' },
  { name: 'limiter', adapter: 'x' },
];

test('all subjects of both versions are searched with the first seed', () => {
  expect(jobs(1, new Map(), undefined)).toEqual([
    'x@1.0.0→1.0.1 queue',
    'x@1.0.1 queue',
    'x@1.0.0→1.0.1 limiter',
    'x@1.0.1 limiter',
  ]);
});

test('with more seeds the buggy version is, by the subject that found the row, and by all where none did', () => {
  expect(jobs(5, known('now'), 'limiter')).toEqual(['x@1.0.0→1.0.1 limiter']);
  expect(jobs(5, known('now'), undefined)).toEqual(['x@1.0.0→1.0.1 queue', 'x@1.0.0→1.0.1 limiter']);
});

test('what the same code has found is not searched again', () => {
  expect(jobs(1, known('now'), undefined)).toEqual([]);
  expect(jobs(1, known('before'), undefined)).toHaveLength(4);
  expect(jobs(5, known('now', 'silent'), undefined)).toEqual([]);
});

function jobs(seeds: number, results: ReadonlyMap<string, Result>, subject: string | undefined): string[] {
  const found = todo([row], new Map(results), seeds, {
    subjectsOf: () => SUBJECTS,
    fingerprintOf: () => 'now',
    findingOf: () =>
      subject === undefined
        ? {}
        : {
            catch: {
              subject,
              law: 'completion',
              seeds: 1,
              of: 1,
              programs: 1,
              smallest: { law: 'completion', programs: 1, size: 1, program: 'main:', message: '' },
            },
          },
  });
  return found.map(keyOf);
}

function known(fingerprint: string, lost?: string): ReadonlyMap<string, Result> {
  const search = { seed: 1, broken: [], programs: 1, laws: [] };
  const result: Result = { fingerprint, searches: [search], ...(lost === undefined ? {} : { lost }) };
  return new Map(
    SUBJECTS.flatMap(({ name: subject }) => [
      [keyOf({ package: 'x', version: '1.0.0', fixed: '1.0.1', subject }), result],
      [keyOf({ package: 'x', version: '1.0.1', subject }), result],
    ]),
  );
}
