import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';
import { YIELD } from './vocabulary.ts';

/** The program in which one task, but not main, cancels itself: mostly it has something to do in the same turn, and then it waits. */
export function withSelfCancel(random: Dice, { tasks }: Program): Program {
  const chosen = random.nextInt(1, tasks.length - 1);
  const { name, steps } = tasks[chosen]!;
  const thrown = steps.findIndex((step) => 'throw' in step);
  const at = random.nextInt(0, thrown < 0 ? steps.length : thrown);
  const added: Step[] = [{ cancel: name }];
  if (random.nextInt(0, 2) > 0) added.push({ emit: 1 });
  added.push(random.nextInt(0, 1) === 0 ? YIELD : { sleep: random.nextInt(1, 3) });
  return {
    tasks: tasks.map((task, i) => (i === chosen ? { name, steps: steps.toSpliced(at, 0, ...added) } : task)),
  };
}
