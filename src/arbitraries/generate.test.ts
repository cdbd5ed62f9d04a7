import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../program/case.ts';
import type { Program, Step } from '../program/program.ts';
import { cases } from './cases.ts';

const generated: readonly Case[] = fc.sample(
  cases({ shape: { spawn: 'nested', joinInside: true, structured: false }, limits: [1, 2, 4] }),
  { seed: 1, numRuns: 2000 },
);

/** What schedulers have been known to break on, and the share of programs that has to contain it. */
const SHARES: readonly (readonly [string, number, (program: Program) => boolean])[] = [
  ['an emit', 0.35, some((step) => 'emit' in step)],
  ['a yield', 0.4, some((step) => 'yield' in step)],
  ['a sleep', 0.45, some((step) => 'sleep' in step)],
  ['a zero sleep', 0.1, some((step) => 'sleep' in step && step.sleep === 0)],
  ['work', 0.3, some((step) => 'work' in step)],
  ['a join', 0.55, some((step) => 'join' in step)],
  ['a settle', 0.45, some((step) => 'settle' in step)],
  ['a throw', 0.3, some((step) => 'throw' in step)],
  ['a falsy throw', 0.1, some((step) => 'throw' in step && step.throw !== 'error')],
  ['a sync throw', 0.08, some((step) => 'throw' in step && step.sync === true)],
  ['no throw', 0.4, (program) => !some((step) => 'throw' in step)(program)],
  ['a throw before any suspension', 0.2, ({ tasks }) => tasks.some((task) => task.steps.some(isFirstThrow))],
  [
    'a nested spawn',
    0.3,
    ({ tasks }) => tasks.slice(1).some((task) => task.steps.some((step) => 'spawn' in step)),
  ],
  ['a chain of four tasks', 0.12, (program) => depthOf(program) >= 3],
  [
    'a burst of four spawns',
    0.2,
    ({ tasks }) => tasks.some((task) => task.steps.slice(0, 4).filter(isSpawn).length === 4),
  ],
  [
    'a late spawn',
    0.2,
    ({ tasks }) =>
      tasks.some(({ steps }) =>
        steps.some((step, i) => isSpawn(step) && steps.slice(0, i).some(isSuspension)),
      ),
  ],
  ['equal deadlines', 0.15, (program) => new Set(sleepsOf(program)).size < sleepsOf(program).length],
  [
    'several joiners of one task',
    0.12,
    (program) => awaitsOf(program).some((name, i, all) => all.indexOf(name) < i),
  ],
  [
    'three yields in a row',
    0.05,
    ({ tasks }) =>
      tasks.some(({ steps }) =>
        steps.some((_, i) => steps.slice(i, i + 3).filter((step) => 'yield' in step).length === 3),
      ),
  ],
  [
    'a hog beside a sleeper',
    0.15,
    (program) => some((step) => 'work' in step)(program) && some((step) => 'sleep' in step)(program),
  ],
  [
    'a task that nobody awaits',
    0.25,
    (program) => new Set(awaitsOf(program)).size < program.tasks.length - 1,
  ],
  ['at least six tasks', 0.3, ({ tasks }) => tasks.length >= 6],
  ['at most two tasks', 0.08, ({ tasks }) => tasks.length <= 2],
];

test.each(SHARES)('%s is in a share of at least %d of all programs', (_what, share, holds) => {
  expect(generated.filter(({ program }) => holds(program)).length / generated.length).toBeGreaterThanOrEqual(
    share,
  );
});

describe('the size of programs', () => {
  test('is about five tasks and fifteen steps', () => {
    expect(mean(generated.map(({ program }) => program.tasks.length))).toBeCloseTo(5, 0);
    const steps = mean(generated.map(({ program }) => program.tasks.flatMap((task) => task.steps).length));
    expect(steps).toBeGreaterThan(12);
    expect(steps).toBeLessThan(20);
  });

  test('is at its largest in the first runs of a search', () => {
    const arbitrary = cases({ shape: { spawn: 'main', joinInside: false, structured: false } });
    for (let seed = 0; seed < 50; seed++) {
      const tasks = fc.sample(arbitrary, { seed, numRuns: 9 }).map(({ program }) => program.tasks.length);
      expect(tasks).toEqual(Array(9).fill(8));
    }
  });
});

describe('the environment', () => {
  test('has every limit, small ones more often', () => {
    const count = (limit: number) =>
      generated.filter(({ environment }) => environment.limit === limit).length;
    expect(count(1)).toBeGreaterThan(count(2));
    expect(count(2)).toBeGreaterThan(count(4));
    expect(count(4)).toBeGreaterThan(0);
  });

  test('has polite dice in most cases, and others', () => {
    const polite = generated.filter(({ environment }) => environment.dice === 0).length;
    expect(polite).toBeGreaterThan(generated.length / 2);
    expect(polite).toBeLessThan(generated.length);
  });
});

function some(holds: (step: Step) => boolean): (program: Program) => boolean {
  return ({ tasks }) => tasks.some((task) => task.steps.some(holds));
}

function isSpawn(step: Step): boolean {
  return 'spawn' in step;
}

function isSuspension(step: Step): boolean {
  return 'yield' in step || 'sleep' in step || 'join' in step || 'settle' in step;
}

function isFirstThrow(step: Step, at: number, steps: readonly Step[]): boolean {
  return 'throw' in step && !steps.slice(0, at).some(isSuspension);
}

function depthOf({ tasks }: Program): number {
  const depths = new Map([['main', 0]]);
  for (const { name, steps } of tasks) {
    for (const step of steps) if ('spawn' in step) depths.set(step.spawn, depths.get(name)! + 1);
  }
  return Math.max(...depths.values());
}

function sleepsOf({ tasks }: Program): number[] {
  return tasks.flatMap(({ steps }) => {
    const first = steps.find((step) => 'sleep' in step);
    return first === undefined || !('sleep' in first) ? [] : [first.sleep];
  });
}

function awaitsOf({ tasks }: Program): string[] {
  return tasks.flatMap(({ steps }) =>
    steps.flatMap((step) => ('join' in step ? [step.join] : 'settle' in step ? [step.settle] : [])),
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
