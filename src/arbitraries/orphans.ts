import type { Program, Step, TaskName } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';

/** The program in which one of the tasks that spawn, or two of them, end before what they have spawned, which may have something to clean up. */
export function withOrphans(random: Dice, { tasks }: Program, { cleanup }: Shape): Program {
  const parents = [...tasks.keys()].filter((task) => tasks[task]!.steps.some((step) => 'spawn' in step));
  if (parents.length === 0) return { tasks };
  const chosen = [1, 2].map(() => parents[random.nextInt(0, parents.length - 1)]!);
  const orphans = new Set<TaskName>();
  for (const task of chosen)
    for (const step of tasks[task]!.steps) if ('spawn' in step) orphans.add(step.spawn);
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      const kept = chosen.includes(task) ? steps.filter((step) => !isWait(step, orphans)) : steps;
      const owes = cleanup === true && orphans.has(name) && random.nextInt(0, 1) === 0;
      return { name, steps: owes ? [{ cleanup: random.nextInt(0, 2) }, ...kept] : kept };
    }),
  };
}

function isWait(step: Step, orphans: ReadonlySet<TaskName>): boolean {
  if ('join' in step) return orphans.has(step.join);
  return 'settle' in step && orphans.has(step.settle);
}
