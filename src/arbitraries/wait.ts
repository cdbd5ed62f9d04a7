import type { Step } from '../program/program.ts';
import { Feature } from './features.ts';
import type { Growth, Plan } from './grow.ts';
import { references } from './vocabulary.ts';

/** Waits for a task: by a join where neither wishes nor structure ask for a settle. */
export function waitFor(
  growth: Growth,
  plan: Plan,
  open: number[],
  target: number,
  settle: boolean,
  steps: Step[],
): void {
  const position = open.indexOf(target);
  if (position >= 0) open.splice(position, 1);
  // An error that passes through a join ends this task: in structured programs none of its children may be open then,
  // and it must have been planned as a task that can fail.
  const unfit =
    growth.bounds.shape.structured && growth.plans[target]!.risky && (open.length > 0 || !plan.risky);
  const reference = references(target);
  steps.push(settle || unfit ? reference.settle : reference.join);
}

/** Awaits what the task spawned and has not awaited yet: all of it, some, or none; in order, in reverse, at random. */
export function waitForRest(growth: Growth, task: number, open: number[], steps: Step[]): void {
  if (open.length === 0) return;
  const { random, bounds, features, plans } = growth;
  const { structured, joinInside } = bounds.shape;
  const kinds = features & (Feature.join | Feature.settle);
  if (!structured && ((task !== 0 && !joinInside) || kinds === 0)) return;
  const mood = random.nextInt(0, 7);
  if (!structured && (mood === 7 || (task !== 0 && mood >= 4))) return;
  const keep = !structured && mood === 6 ? random.nextInt(0, open.length) : 0;
  const order = random.nextInt(0, 3);
  while (open.length > keep) {
    const position = order === 0 ? open.length - 1 : order === 1 ? random.nextInt(0, open.length - 1) : 0;
    const settle =
      kinds !== Feature.join && (kinds !== (Feature.join | Feature.settle) || random.nextInt(0, 2) === 0);
    waitFor(growth, plans[task]!, open, open[position]!, settle, steps);
  }
}
