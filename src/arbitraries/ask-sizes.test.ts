import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import type { Program, Step } from '../program/program.ts';
import { parseText } from '../program/text.ts';
import { withSizes } from './ask-sizes.ts';
import { Dice } from './dice.ts';

const MAIN = { spawn: 'main', joinInside: false, structured: false, idle: true } as const;
const program = parseText('main: spawn a, spawn b, join a\na: sleep 1, throw\nb: emit 1');

const drawn = (shape: Parameters<typeof withSizes>[2]): readonly Program[] =>
  Array.from({ length: 100 }, (_, seed) => withSizes(new Dice(seed), program, shape));
const stepsOf = (programs: readonly Program[]): readonly Step[] =>
  programs.flatMap(({ tasks }) => tasks.flatMap(({ steps }) => steps));

test('main waits once for a short queue, by no number that was not asked for', () => {
  for (const one of drawn({ ...MAIN, size: 'empty' })) {
    expect(parseProgram(one)).toEqual(one);
    expect(one.tasks[0]!.steps.filter((step) => 'idle' in step)).toEqual([{ idle: true, below: 1 }]);
    expect(one.tasks.slice(1)).toEqual(program.tasks.slice(1));
  }
});

test('other numbers come, too, where they may', () => {
  const waits = stepsOf(drawn({ ...MAIN, size: 'any' })).flatMap((step) =>
    'idle' in step ? [step.below] : [],
  );
  expect(new Set(waits)).toEqual(new Set([1, 2, 3]));
});

test('a task that runs makes the queue shorter meanwhile, by all that the scheduler can be asked', () => {
  const shape = { ...MAIN, size: 'empty', pause: true, clear: 'unjoined', setLimit: true } as const;
  const programs = drawn(shape);
  for (const one of programs) expect(parseProgram(one)).toEqual(one);
  const changes = programs.flatMap(({ tasks }) => tasks[1]!.steps);
  for (const kind of ['resume', 'clear', 'set-limit'] as const)
    expect(changes.some((step) => kind in step)).toBe(true);
  const isPaused = (steps: readonly Step[]): boolean => steps.some((step) => 'pause' in step);
  const paused = programs.map(({ tasks }) => tasks[0]!.steps).filter(isPaused);
  expect(paused.length).toBeGreaterThan(0);
  expect(paused.every((steps) => 'resume' in steps.at(-1)!)).toBe(true);
});
