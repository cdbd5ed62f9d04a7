import { type Program, THROWN } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** The program in which some of what tasks have to clean up fails: each of it, or every second. */
export function withFailingCleanups(random: Dice, { tasks }: Program): Program {
  const rarity = random.nextInt(0, 1);
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) => {
        if (!('cleanup' in step) || random.nextInt(0, rarity) > 0) return step;
        // An Error object most of the time: it says whose it is.
        const thrown = random.nextInt(0, 2) > 0 ? 0 : random.nextInt(0, THROWN.length - 1);
        return { cleanup: step.cleanup, throws: THROWN[thrown]! };
      }),
    })),
  };
}
