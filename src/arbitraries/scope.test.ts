import { expect, test } from 'vitest';
import { printStep } from '../program/text.ts';
import { type EnumerateOptions, enumerate } from './enumerate.ts';
import { countPrograms, describeScope, describeWorlds } from './scope.ts';

const limiter: EnumerateOptions = {
  shape: { spawn: 'main', joinInside: false, structured: false },
  limits: [1, 2],
  tasks: 3,
  steps: 3,
};

test('programs are counted whatever the limits, as far as it makes sense', () => {
  const programs = countPrograms(limiter, 10_000)!;
  expect([...enumerate({ ...limiter, limits: [] })]).toHaveLength(programs);
  expect([...enumerate(limiter)].length).toBeGreaterThan(programs);
  expect(countPrograms(limiter, programs)).toBe(programs);
  expect(countPrograms(limiter, programs - 1)).toBeUndefined();
});

test('a scope says how many, how large, over which steps, of which shape, under which limits', () => {
  expect(describeScope(limiter, 1234, 1234)).toBe(
    'all 1,234 different programs of up to 3 tasks (with main) and 3 steps over spawn, join, settle, emit 1, yield, ' +
      'sleep 0-2, work 1, throw, throw sync, throw undefined, in which only main spawns and only main joins or settles, ' +
      'under limits 1-2, each up to the number of its spawned tasks',
  );
});

test('one that was left early says so', () => {
  expect(describeScope(limiter, 12, 1234)).toMatch(/^the first 12 of 1,234 different programs /);
  expect(describeScope(limiter, 12, undefined)).toMatch(/^the first 12 different programs /);
});

test('of impolite worlds the smaller scope is named, or how many cases were run in them', () => {
  expect(describeWorlds(limiter, 34, true)).toBe(
    '; those of up to 2 steps also in every world with one deviation that their sleeps leave room for',
  );
  expect(describeWorlds(limiter, 1234, false)).toBe(
    '; and 1,234 of the smallest cases in a world with one deviation',
  );
  expect(describeWorlds({ ...limiter, steps: 0 }, 0, true)).toBe('');
});

test('no more is named than was there', () => {
  const alphabet = [{ sleep: 0 }, { sleep: 5 }, { yield: true }] as const;
  const options: EnumerateOptions = {
    shape: { spawn: 'nested', joinInside: true, structured: true },
    tasks: 1,
    steps: 1,
    alphabet,
  };
  expect(describeScope(options, 4, 4)).toBe(
    'all 4 different programs of up to 1 task (with main) and 1 step over spawn, join, settle, sleep 0/5, yield, ' +
      'in which every task joins or settles all that it spawns',
  );
  expect([...enumerate(options)].flatMap(({ program }) => program.tasks[0]!.steps.map(printStep))).toEqual([
    'sleep 0',
    'sleep 5',
    'yield',
  ]);
});
