import { Feature } from './features.ts';
import type { GrowingTask, Growth } from './grow.ts';
import { references } from './vocabulary.ts';

/** Adds a step that waits for a visible task: a join where neither wishes nor structure ask for a settle. */
export function waitFor({ bounds, tasks }: Growth, task: GrowingTask, target: number, settle: boolean): void {
  const { open } = task;
  const position = open.indexOf(target);
  if (position >= 0) open.splice(position, 1);
  // An error that passes through a join ends the task: in structured programs none of its children may be open then, and
  // it must have been foreseen as a task that can fail.
  const unfit = bounds.shape.structured && tasks[target]!.risky && (open.length > 0 || !task.risky);
  const reference = references(target);
  task.steps.push(settle || unfit ? reference.settle : reference.join);
}

/** Awaits what the task spawned and has not awaited: all of it, some, or none; in order, in reverse, at random. */
export function waitForRest(growth: Growth, number: number): void {
  const { random, bounds, plan, tasks } = growth;
  const task = tasks[number]!;
  const { open } = task;
  if (open.length === 0) return;
  const { structured, joinInside } = bounds.shape;
  const kinds = plan.features & (Feature.join | Feature.settle);
  if (!structured && ((number !== 0 && !joinInside) || kinds === 0)) return;
  const mood = random.nextInt(0, 7);
  if (!structured && (mood === 7 || (number !== 0 && mood >= 4))) return;
  const left = !structured && mood === 6 ? random.nextInt(0, open.length) : 0;
  const order = random.nextInt(0, 3);
  while (open.length > left) {
    const position = order === 0 ? open.length - 1 : order === 1 ? random.nextInt(0, open.length - 1) : 0;
    const settle =
      kinds !== Feature.join &&
      (kinds !== (Feature.join | Feature.settle) || random.nextInt(1, plan.settling) === 1);
    waitFor(growth, task, open[position]!, settle);
  }
}
