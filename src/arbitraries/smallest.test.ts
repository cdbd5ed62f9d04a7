import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../program/case.ts';
import { expect as foretell } from '../program/oracle.ts';
import type { Program } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import { printProgram } from '../program/text.ts';
import { cases } from './cases.ts';
import { neighbours } from './shrink.ts';

/**
 * Does shrinking end at the smallest counterexample that is known, and always at the same one? Each problem is a predicate
 * on cases that stands for a bug. All that is known of the answers was found by the passes themselves, over many seeds.
 */
interface Problem {
  readonly name: string;
  readonly shows: (value: Case) => boolean;
  readonly smallest: string;
  /** The same in a structured shape. */
  readonly structured: string;
}

const PROBLEMS: readonly Problem[] = [
  {
    name: 'two sleeps that overlap and come to 10 ms or more',
    shows: ({ program }) => overlaps(program).some(([x, y]) => x.ms + y.ms >= 10),
    smallest: 'main: spawn a, sleep 1\na:    sleep 9',
    structured: 'main: spawn a, sleep 1, join a\na:    sleep 9',
  },
  {
    name: 'a task that throws, spawned before one that is joined',
    shows: ({ program }) =>
      program.tasks.some(({ steps }) => throwsBeforeJoined(program, steps.map(spawned))),
    smallest: 'main: spawn a, spawn b, join b\na:    throw\nb:',
    structured: 'main: spawn a, spawn b, join b, join a\na:    throw\nb:',
  },
  {
    name: 'more sleepers than a limit of 2 or more lets in',
    shows: ({ program, environment: { limit } }) => limit >= 2 && sleepersOf(program) > limit,
    smallest: 'main: spawn a, spawn b, spawn c\na:    sleep 1\nb:    sleep 1\nc:    sleep 1',
    structured:
      'main: spawn a, spawn b, spawn c, join a, join b, join c\na:    sleep 1\nb:    sleep 1\nc:    sleep 1',
  },
  {
    name: 'a yield three spawns deep',
    shows: ({ program }) =>
      program.tasks.some(({ name, steps }) => depthOf(program, name) >= 3 && steps.some(isYield)),
    smallest: 'main: spawn a\na:    spawn b\nb:    spawn c\nc:    yield',
    structured: 'main: spawn a, join a\na:    spawn b, join b\nb:    spawn c, join c\nc:    yield',
  },
  {
    name: 'two tasks that settle one that fails',
    shows: ({ program }) => {
      const expected = foretell(program).tasks;
      return program.tasks.some(
        ({ name }, i) => expected[i]!.outcome === 'threw' && settlersOf(program, name) >= 2,
      );
    },
    smallest: 'main: spawn a, spawn b, settle a\na:    throw\nb:    settle a',
    structured: 'main: spawn a, spawn b, join b, settle a\na:    throw\nb:    settle a',
  },
  {
    name: 'a deadline of two sleeps that ties with one of a single sleep',
    shows: ({ program }) =>
      overlaps(program).some(([x, y]) => x.from !== y.from && x.from + x.ms === y.from + y.ms && x.ms > 0),
    smallest: 'main: spawn a, sleep 1, sleep 1\na:    sleep 2',
    structured: 'main: spawn a, sleep 1, sleep 1, join a\na:    sleep 2',
  },
  {
    name: 'a hog of 2 ms beside a sleeper',
    shows: ({ program: { tasks } }) =>
      tasks.some(
        (x) =>
          x.steps.some((step) => 'work' in step && step.work >= 2) &&
          tasks.some((y) => x !== y && y.steps.some((step) => 'sleep' in step && step.sleep >= 2)),
      ),
    smallest: 'main: spawn a, sleep 2\na:    work 2',
    structured: 'main: spawn a, sleep 2, join a\na:    work 2',
  },
];

const SEEDS = 50;

describe.each(PROBLEMS)('$name', ({ shows, smallest, structured }) => {
  test.each([
    ['any program', { spawn: 'nested', joinInside: true, structured: false }, smallest],
    ['structured programs', { spawn: 'nested', joinInside: true, structured: true }, structured],
  ] as const)(
    '%s shrink to the smallest one, in one form, from at least 19 of 20 seeds',
    (_which, shape: Shape, answer) => {
      const options = { shape, limits: [1, 2, 3, 4] };
      const ends: Case[] = [];
      for (let seed = 0; seed < SEEDS; seed++) {
        const run = fc.check(
          fc.property(cases(options), (value) => !shows(value)),
          { seed, numRuns: 5000 },
        );
        if (run.counterexample !== null) ends.push(run.counterexample[0]);
      }
      expect(ends).toHaveLength(SEEDS);
      const best = ends.filter(({ program }) => printProgram(program).trimEnd() === answer);
      expect(best.length / SEEDS).toBeGreaterThanOrEqual(0.95);
      for (const end of ends) expect([...neighbours(end, options)].filter(shows)).toEqual([]);
    },
  );
});

interface Sleep {
  readonly task: number;
  readonly from: number;
  readonly ms: number;
}

/** Pairs of sleeps of different tasks that overlap, as far as a task's first suspensions are sleeps. */
function overlaps(program: Program): [Sleep, Sleep][] {
  const sleeps: Sleep[] = [];
  const expected = foretell(program).tasks;
  program.tasks.forEach(({ steps }, task) => {
    let from = expected[task]!.start;
    for (const step of steps) {
      if ('join' in step || 'settle' in step || 'throw' in step) break;
      if ('sleep' in step) sleeps.push({ task, from, ms: step.sleep });
      if ('sleep' in step) from += step.sleep;
      if ('work' in step) from += step.work;
    }
  });
  return sleeps.flatMap((x) =>
    sleeps
      .filter((y) => x.task < y.task && x.from < y.from + y.ms && y.from < x.from + x.ms)
      .map((y): [Sleep, Sleep] => [x, y]),
  );
}

function throwsBeforeJoined(program: Program, children: readonly string[]): boolean {
  const names = children.filter((name) => name !== '');
  const throwing = names.findIndex((name) =>
    program.tasks.some((task) => task.name === name && task.steps.some((step) => 'throw' in step)),
  );
  if (throwing < 0) return false;
  const later = names.slice(throwing + 1);
  return program.tasks.some(({ steps }) => steps.some((step) => 'join' in step && later.includes(step.join)));
}

function spawned(step: object): string {
  return 'spawn' in step ? String(step.spawn) : '';
}

function sleepersOf(program: Program): number {
  return program.tasks.slice(1).filter(({ steps }) => steps.some((step) => 'sleep' in step && step.sleep > 0))
    .length;
}

function depthOf(program: Program, name: string): number {
  const parent = program.tasks.find(({ steps }) => steps.some((step) => spawned(step) === name));
  return parent === undefined ? 0 : 1 + depthOf(program, parent.name);
}

function isYield(step: object): boolean {
  return 'yield' in step;
}

function settlersOf(program: Program, name: string): number {
  return program.tasks.filter(({ steps }) => steps.some((step) => 'settle' in step && step.settle === name))
    .length;
}
