import { canonicalise } from '../../program/canonical.ts';
import { keepChannels } from '../../program/channels.ts';
import { conform } from '../../program/conform.ts';
import { keepLegal } from '../../program/locks.ts';
import type { Program, Step, Task, TaskName } from '../../program/program.ts';
import type { Shape } from '../../program/shape.ts';
import { misfit } from '../../program/shape.ts';
import type { Draft } from './rewrite.ts';
import { targetOf } from './rewrite.ts';

/**
 * The program that a draft stands for, in canonical form and fitting the shape; undefined where there is none. May be
 * larger than the draft: a structured program settles what the draft forgot to.
 */
export function mend(draft: Draft, shape: Shape): Program | undefined {
  const program = prune(draft);
  if (misfit(program, shape) === undefined) return canonicalise(program);
  const fitting = conform(program, shape);
  return misfit(fitting, shape) === undefined ? canonicalise(fitting) : undefined;
}

/**
 * The well-formed part of a draft: tasks that are reached by spawns from main, breadth first, each spawned once; joins and
 * cancels of what is visible there (see `program/visibility.ts`); locks as their rules are (`program/locks.ts`). A well-formed program is kept as it is, up to the order of tasks.
 */
export function prune({ tasks }: Draft): Program {
  const main = tasks[0];
  if (main === undefined) return { tasks: [{ name: 'main', steps: [] }] };
  const unspawned = new Map<TaskName, Task>();
  for (const task of tasks.slice(1)) unspawned.set(task.name, task);
  const kept: Task[] = [];
  const queue: { readonly task: Task; readonly visible: Set<TaskName> }[] = [
    { task: main, visible: new Set() },
  ];
  for (const { task, visible } of queue) {
    const steps = task.steps.filter((step: Step) => {
      const target = targetOf(step);
      const isOfItself = 'cancel' in step && !('at' in step) && target === task.name && task !== main;
      if (target !== undefined) return visible.has(target) || isOfItself;
      if (!('spawn' in step)) return true;
      const child = unspawned.get(step.spawn);
      if (child === undefined) return false;
      unspawned.delete(step.spawn);
      queue.push({ task: child, visible: new Set(visible) });
      if (!('for' in step || 'at' in step)) visible.add(step.spawn);
      return true;
    });
    kept.push({ name: task.name, steps: keepLegal(steps) });
  }
  return keepChannels({ tasks: kept });
}
