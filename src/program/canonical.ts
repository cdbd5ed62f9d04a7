import type { Program, Step, TaskName } from './program.ts';
import { taskNumbers } from './visibility.ts';

/**
 * The same program under canonical names (main, a, b … z, a1, b1 …), given in the order in which spawns appear breadth
 * first from main, its tasks in that order, too. Programs that are equal up to names, or up to the order of their tasks,
 * are equal afterwards: so equal bugs are saved as equal fixtures. Expects a legal program.
 */
export function canonicalise(program: Program): Program {
  const numbers = taskNumbers(program);
  const order = [0];
  const names = new Map<TaskName, TaskName>();
  for (const task of order) {
    const { name, steps } = program.tasks[task]!;
    names.set(name, canonicalName(names.size));
    for (const step of steps) if ('spawn' in step) order.push(numbers.get(step.spawn)!);
  }
  return {
    tasks: order.map((task) => {
      const { name, steps } = program.tasks[task]!;
      return { name: names.get(name)!, steps: steps.map((step) => rename(step, names)) };
    }),
  };
}

/** The canonical name of the task at a position: `main` at 0, `a` at 1, `a1` at 27. */
export function canonicalName(position: number): TaskName {
  if (position === 0) return 'main';
  const letter = String.fromCharCode(97 + ((position - 1) % 26));
  const round = Math.floor((position - 1) / 26);
  return round === 0 ? letter : `${letter}${round}`;
}

function rename(step: Step, names: ReadonlyMap<TaskName, TaskName>): Step {
  if ('spawn' in step) return { ...step, spawn: names.get(step.spawn)! };
  if ('join' in step) return { join: names.get(step.join)! };
  if ('settle' in step) return { settle: names.get(step.settle)! };
  if ('cancel' in step) return { cancel: names.get(step.cancel)! };
  return step;
}
