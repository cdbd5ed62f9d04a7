import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** Around what a timer of a host takes at most. Half of the last is the first: shrinking halves. */
const LONG: readonly Step[] = [2 ** 31, 2 ** 31, 2 ** 31 - 1, 2 ** 32].map((sleep) => ({
  sleep,
}));

/** The program in which some task sleeps longer than any timer of a host: in place of a shorter sleep, or before its end. */
export function withLongSleep(random: Dice, { tasks }: Program): Program {
  const sleeper = random.nextInt(0, tasks.length - 1);
  const long = LONG[random.nextInt(0, LONG.length - 1)]!;
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      if (task !== sleeper) return { name, steps };
      const short = steps.findIndex((step) => 'sleep' in step);
      if (short >= 0) return { name, steps: steps.with(short, long) };
      const thrown = steps.findIndex((step) => 'throw' in step);
      return { name, steps: steps.toSpliced(thrown < 0 ? steps.length : thrown, 0, long) };
    }),
  };
}
