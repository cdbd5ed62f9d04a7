import { describe, expect, test } from 'vitest';
import type { Program } from '../program/program.ts';
import { printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { allowed, Feature, poolOf } from './features.ts';
import type { Growth } from './grow.ts';
import { growTask, seedTask } from './grow.ts';
import { boundsOf } from './options.ts';
import type { Plan } from './plan.ts';
import { references } from './vocabulary.ts';

describe('with the lowest of all choices', () => {
  test('a flat tree is a burst of spawns, awaited in reverse', () => {
    expect(grown({ tree: 'flat' })).toBe(
      'main: spawn a, spawn b, spawn c, settle c, settle b, settle a\na:\nb:\nc:',
    );
  });

  test('a chain is a stream of newcomers', () => {
    expect(grown({ tree: 'chain' })).toBe(
      'main: spawn a, settle a\na:    spawn b, settle b\nb:    spawn c, settle c\nc:',
    );
  });

  test('a bushy tree has half of its tasks below main', () => {
    expect(grown({ tree: 'bushy', features: Feature.nestedSpawn })).toBe('main: spawn a, spawn b\na:\nb:');
  });

  test('every task but main begins with the opening, with the duration that all share', () => {
    expect(grown({ tree: 'chain', opening: 'sleep', duration: 8, wanted: 3, features: 0 })).toBe(
      'main: spawn a\na:    sleep 3, spawn b\nb:    sleep 3',
    );
  });

  test('a structured program settles its tasks although it may do without settles', () => {
    expect(grown({ tree: 'flat', wanted: 2, features: 0, structured: true })).toBe(
      'main: spawn a, settle a\na:',
    );
  });
});

test('one task goes on and on where the plan asks for it, without waiting for anybody', () => {
  expect(grown({ wanted: 2, features: 0, long: 3 })).toBe('main: spawn a\na:    emit 1, emit 2, emit 3');
  expect(grown({ wanted: 1, features: 0, long: 2 })).toBe('main: emit 1, emit 2');
});

describe('a structured task', () => {
  const structured = { structured: true, features: Feature.join } as const;

  test('settles one that can fail while it has children left, and joins the last', () => {
    expect(grown({ ...structured, tree: 'flat', wanted: 3 })).toBe(
      'main: spawn a, spawn b, settle b, join a\na:\nb:',
    );
  });

  test('settles one that can fail if it is known as one that cannot', () => {
    expect(grown({ ...structured, tree: 'flat', wanted: 2, risky: false })).toBe(
      'main: spawn a, settle a\na:',
    );
  });
});

interface Choice extends Partial<Plan> {
  readonly structured?: boolean;
  /** Is main known as a task that can fail? */
  readonly risky?: boolean;
}

/** The text of a program of at most four tasks, when every random number is the lowest. */
function grown({ structured = false, risky = true, ...choice }: Choice): string {
  const random = Object.assign(new Dice(0), { nextInt: (min: number) => min });
  const bounds = boundsOf({ shape: { spawn: 'nested', joinInside: true, structured } });
  const features = choice.features ?? allowed(bounds) - Feature.throw;
  const pool = poolOf(features);
  const tasks = [seedTask(false, risky, [])];
  const { maxSteps } = bounds;
  const sizes = { wanted: 4, leastSteps: 0, maxSteps, long: 0 };
  const defaults = { tree: 'flat', opening: undefined, duration: -1, throwing: 4, settling: 3 } as const;
  const plan: Plan = { ...sizes, ...defaults, ...choice, features };
  const growth: Growth = { random, bounds, plan, pool, innerPool: pool, tasks };
  for (let number = 0; number < tasks.length; number++) growTask(growth, number);
  const program: Program = { tasks: tasks.map(({ steps }, i) => ({ name: references(i).name, steps })) };
  return printProgram(program).trim();
}
