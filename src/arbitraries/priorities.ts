import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** Few, so that some are equal; two on each side of 0, which none is easily taken for; and one that comes before the others as text. */
const PRIORITIES: readonly number[] = [1, 1, 2, 10, -1, -2, 0];

/** Gives about half of the spawns a priority. */
export function withPriorities(random: Dice, { tasks }: Program): Program {
  const draw = (step: Step): Step => {
    if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
    return { spawn: step.spawn, priority: PRIORITIES[random.nextInt(0, PRIORITIES.length - 1)]! };
  };
  return { tasks: tasks.map(({ name, steps }) => ({ name, steps: steps.map(draw) })) };
}
