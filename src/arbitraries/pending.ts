import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** Ms: some of them at once, or in one turn with another, or with a sleep. */
const DELAYS: readonly number[] = [0, 1, 1, 2, 3, 5];

/** Gives about half of the tasks as promises that are kept at once, or later. */
export function withPendingInputs(random: Dice, { tasks }: Program): Program {
  const draw = (step: Step): Step => {
    if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
    return { ...step, after: DELAYS[random.nextInt(0, DELAYS.length - 1)]! };
  };
  return { tasks: tasks.map(({ name, steps }) => ({ name, steps: steps.map(draw) })) };
}
