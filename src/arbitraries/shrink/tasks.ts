import type { Program, Step, TaskName } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, rewrite, targetOf } from './rewrite.ts';

/**
 * Programs without some of the tasks: chunks of n, n/2 … 1 of them. Each chunk is deleted with all that it spawned, and
 * *bridged*: what the deleted tasks spawned is spawned by their parents, and who waited for them waits for what they
 * waited for.
 */
export function* withoutTasks(program: Program): Iterable<Draft> {
  const names = program.tasks.slice(1).map((task) => task.name);
  for (let size = names.length; size >= 1; size >>= 1) {
    for (let start = 0; start < names.length; start += size) {
      const gone = new Set(names.slice(start, start + size));
      yield drop(program, gone);
      yield bridge(program, gone);
    }
  }
}

/** Descendants go too: nobody spawns them any more. */
export function drop(program: Program, gone: ReadonlySet<TaskName>): Draft {
  return rewrite(program, (step) => (refersTo(step, gone) ? [] : [step]));
}

export function bridge(program: Program, gone: ReadonlySet<TaskName>): Draft {
  const steps = new Map(program.tasks.map((task) => [task.name, task.steps]));
  const standIns = new Map<TaskName, ReadonlySet<TaskName>>();
  return rewrite(program, (step) => {
    if (!refersTo(step, gone)) return [step];
    if ('spawn' in step) return spawnsOf(step.spawn);
    if ('join' in step) return [...awaitsOf(step.join)].map((join) => ({ join }));
    if ('settle' in step) return [...awaitsOf(step.settle)].map((settle) => ({ settle }));
    return [];
  });

  function spawnsOf(task: TaskName): readonly Step[] {
    return (steps.get(task) ?? []).flatMap((step) => {
      if (!('spawn' in step)) return [];
      return gone.has(step.spawn) ? spawnsOf(step.spawn) : [step];
    });
  }

  function awaitsOf(task: TaskName): ReadonlySet<TaskName> {
    const found = standIns.get(task);
    if (found !== undefined) return found;
    const targets = new Set<TaskName>();
    for (const step of steps.get(task) ?? []) {
      const target = awaited(step);
      if (target === undefined) continue;
      for (const name of gone.has(target) ? awaitsOf(target) : [target]) targets.add(name);
    }
    standIns.set(task, targets);
    return targets;
  }
}

function refersTo(step: Step, tasks: ReadonlySet<TaskName>): boolean {
  const target = 'spawn' in step ? step.spawn : targetOf(step);
  return target !== undefined && tasks.has(target);
}
