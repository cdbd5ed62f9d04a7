import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
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

/**
 * One to three changes of a priority, often to the one that it is, mostly behind the last spawn, where something waits; and often
 * by a pause held from before the first one on, so that all do.
 */
export function withSetPriorities(random: Dice, { tasks }: Program, { pause }: Shape): Program {
  const [main, ...others] = tasks;
  const steps = main!.steps.slice();
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const spawns = [...steps.keys()].filter((at) => 'spawn' in steps[at]!);
    if (spawns.length === 0) break;
    const last = random.nextInt(0, 2) > 0 ? spawns.length - 1 : random.nextInt(0, spawns.length - 1);
    const spawn = steps[spawns[random.nextInt(0, last)]!]! as Extract<Step, { readonly spawn: string }>;
    const drawn = PRIORITIES[random.nextInt(0, PRIORITIES.length - 1)]!;
    const priority = random.nextInt(0, 1) === 0 ? (spawn.priority ?? 0) : drawn;
    steps.splice(spawns[last]! + 1, 0, { 'set-priority': spawn.spawn, priority });
  }
  const first = steps.findIndex((step) => 'spawn' in step);
  if (pause === true && first >= 0 && !steps.some((step) => 'pause' in step) && random.nextInt(0, 1) === 0) {
    steps.splice(steps.findLastIndex((step) => 'set-priority' in step) + 1, 0, { resume: true });
    steps.splice(first, 0, { pause: true });
  }
  return { tasks: [{ name: main!.name, steps }, ...others] };
}
