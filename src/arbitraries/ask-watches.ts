import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { LOOK, WATCHES } from './vocabulary.ts';

/**
 * The program in which some ask to be told of idle, or of a short queue, and go on: mostly several, main more often than others, and often
 * twice at one place, since what tells one may forget the next.
 */
export function withWatches(random: Dice, program: Program, { size }: Shape): Program {
  const most = size === undefined ? 0 : size === 'empty' ? 1 : WATCHES.length - 1;
  return withAdded(random, program, random.nextInt(1, 3), () => {
    const watch = WATCHES[Math.max(0, random.nextInt(-1, most))]!;
    return random.nextInt(0, 1) === 0 ? [watch, watch] : [watch];
  });
}

/** The program in which some look at what the scheduler says of itself. */
export function withLooks(random: Dice, program: Program): Program {
  return withAdded(random, program, random.nextInt(1, 4), () => [LOOK]);
}

function withAdded(random: Dice, { tasks }: Program, times: number, draw: () => readonly Step[]): Program {
  const bodies = tasks.map(({ steps }) => steps.slice());
  for (let left = times; left > 0; left--) {
    const steps = bodies[random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, bodies.length - 1)]!;
    // Nothing behind a throw is reached.
    const thrown = steps.findIndex((step) => 'throw' in step);
    steps.splice(random.nextInt(0, thrown < 0 ? steps.length : thrown), 0, ...draw());
  }
  return { tasks: tasks.map(({ name }, task) => ({ name, steps: bodies[task]! })) };
}
