import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Program } from '../program/program.ts';
import { cases } from './cases.ts';
import { allowed, Feature, poolOf } from './features.ts';
import { boundsOf } from './options.ts';

const FREE = { spawn: 'nested', joinInside: true, structured: false } as const;

test('some large programs do without each kind of step, so that no kind masks a bug for ever', () => {
  const programs = fc
    .sample(cases({ shape: FREE }), { seed: 1, numRuns: 2000 })
    .map(({ program }) => program);
  const large = programs.filter((program) => stepsOf(program).length >= 20);
  for (const kind of ['emit', 'yield', 'sleep', 'work', 'join', 'settle', 'throw']) {
    const without = large.filter((program) => stepsOf(program).every((step) => !(kind in step)));
    expect(without.length / large.length).toBeGreaterThan(0.1);
  }
});

test('a shape leaves out what it forbids', () => {
  expect(allowed(boundsOf({ shape: FREE, hog: false })) & Feature.work).toBe(0);
  expect(allowed(boundsOf({ shape: { ...FREE, spawn: 'main-first' } })) & Feature.lateSpawn).toBe(0);
  expect(allowed(boundsOf({ shape: { ...FREE, spawn: 'main' } })) & Feature.nestedSpawn).toBe(0);
  expect(
    allowed(boundsOf({ shape: { ...FREE, structured: true, joinInside: false } })) & Feature.nestedSpawn,
  ).toBe(0);
});

test('a pool holds just the kinds of its features', () => {
  expect(new Set(poolOf(Feature.sleep | Feature.yield | Feature.throw))).toEqual(new Set(['sleep', 'yield']));
  expect(poolOf(0)).toEqual([]);
});

function stepsOf({ tasks }: Program): Program['tasks'][number]['steps'] {
  return tasks.flatMap((task) => task.steps);
}
