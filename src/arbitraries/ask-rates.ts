import type { Rate } from '../program/case.ts';
import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/**
 * The program in which main sleeps between its spawns, for about as long as the rate is about: so tasks come while there is
 * room, at the end of a window, and in the next one. Some still come together. Often all but the first come around the end of one
 * window: twice as many can start there, where windows do not slide.
 */
export function withArrivals(random: Dice, { tasks }: Program, { per }: Rate): Program {
  const [main, ...others] = tasks;
  const gaps = [1, (per + 1) >> 1, per - 1, per, per + 1];
  const aroundEnd = random.nextInt(0, 1) === 0;
  const steps: Step[] = [];
  let spawned = 0;
  for (const step of main!.steps) {
    if ('spawn' in step && spawned > 0) {
      if (!aroundEnd && random.nextInt(0, 1) > 0)
        steps.push({ sleep: gaps[random.nextInt(0, gaps.length - 1)]! });
      else if (aroundEnd && spawned === 1) steps.push({ sleep: per - 1 });
      else if (aroundEnd && random.nextInt(0, 1) > 0) steps.push({ sleep: 1 });
    }
    if ('spawn' in step) spawned++;
    steps.push(step);
  }
  return { tasks: [{ name: main!.name, steps }, ...others] };
}
