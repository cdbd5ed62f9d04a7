import { expect, test } from 'vitest';
import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import { parseText } from '../program/text.ts';
import { withControls } from './controls.ts';
import { Dice } from './dice.ts';

const SHAPE: Shape = { spawn: 'main', joinInside: false, structured: false };
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

const program = parseText('main: spawn a, spawn b, join a\na: sleep 1\nb: throw');

const stepsOf = ({ tasks }: Program): readonly Step[] => tasks.flatMap(({ steps }) => steps);

const drawn = (shape: Partial<Shape>, limit = 2): Program[] =>
  SEEDS.map((seed) => withControls(new Dice(seed), program, limit, { ...SHAPE, ...shape }));

test('two to four controls are added, of the kinds that can be asked for', () => {
  const limits = drawn({ setLimit: true }).map((one) => stepsOf(one).filter((step) => 'set-limit' in step));
  expect(new Set(limits.map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
  expect(drawn({ clear: 'joined' }).every((one) => stepsOf(one).some((step) => 'clear' in step))).toBe(true);
});

test('limits are mostly other than the one that there is', () => {
  const others = drawn({ setLimit: true })
    .flatMap(stepsOf)
    .flatMap((step) => ('set-limit' in step ? [step['set-limit']] : []));
  expect(others.filter((limit) => limit !== 2).length / others.length).toBeGreaterThan(0.8);
});

test('whatever is paused, main resumes at its end', () => {
  for (const { tasks } of drawn({ pause: true })) expect(tasks[0]!.steps.at(-1)).toEqual({ resume: true });
});

test('nothing is added behind the throw that ends a task', () => {
  for (const one of drawn({ pause: true, setLimit: true, clear: 'joined' })) {
    expect(one.tasks[2]!.steps.at(-1)).toEqual({ throw: 'error' });
  }
});
