import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** What a stack of calls, or a counter of turns, holds easily, and what it may not. They are drawn seldom: a long one takes
 *  as long as a hundred other programs. */
const LOOPS: readonly Step[] = [100, 10_000].map((loop) => ({ loop }));

/** The program in which some task has a long loop, somewhere before its end. */
export function withLoop(random: Dice, { tasks }: Program): Program {
  const looper = random.nextInt(0, tasks.length - 1);
  const loop = LOOPS[random.nextInt(0, LOOPS.length - 1)]!;
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      if (task !== looper) return { name, steps };
      const thrown = steps.findIndex((step) => 'throw' in step);
      const at = random.nextInt(0, thrown < 0 ? steps.length : thrown);
      return { name, steps: steps.toSpliced(at, 0, loop) };
    }),
  };
}
