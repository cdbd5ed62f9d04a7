import type { Program, Step, TaskName } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, rewrite } from './rewrite.ts';

/**
 * Programs in which one task's steps are done by another: by its parent, where it was spawned or where the parent waited
 * for it; by the sibling spawned before it.
 */
export function* hoistSteps(program: Program): Iterable<Draft> {
  for (const { name, steps } of program.tasks.slice(1)) {
    yield rewrite(program, (step) => {
      if (awaited(step) === name) return [];
      return spawns(step, name) ? steps : [step];
    });
    const parent = program.tasks.findIndex((task) => task.steps.some((step) => spawns(step, name)));
    const waits = program.tasks[parent]?.steps.findIndex((step) => awaited(step) === name) ?? -1;
    if (waits >= 0) {
      yield rewrite(program, (step, task, position) => {
        if (task === parent && position === waits) return steps;
        return spawns(step, name) || awaited(step) === name ? [] : [step];
      });
    }
    const sibling = siblingBefore(program, parent, name);
    if (sibling !== undefined) yield merge(program, sibling, name);
  }
}

/** Programs of the same size in which a task is spawned by its grandparent, just before or just after its parent. */
export function* hoistSpawns(program: Program): Iterable<Draft> {
  for (const { name: parent, steps } of program.tasks.slice(1)) {
    for (const moved of steps) {
      if (!('spawn' in moved)) continue;
      for (const before of [true, false]) {
        yield rewrite(program, (step) => {
          if (step === moved) return [];
          if (!spawns(step, parent)) return [step];
          return before ? [moved, step] : [step, moved];
        });
      }
    }
  }
}

/** Programs in which a task is spawned by the sibling that waits for it, and nobody else waits for it any more. */
export function* sinkSpawns(program: Program): Iterable<Draft> {
  for (let parent = 0; parent < program.tasks.length; parent++) {
    for (const moved of program.tasks[parent]!.steps) {
      if (!('spawn' in moved)) continue;
      for (let heir = 1; heir < program.tasks.length; heir++) {
        const wait = program.tasks[heir]!.steps.findIndex((step) => awaited(step) === moved.spawn);
        if (wait < 0 || heir === parent) continue;
        const sunk = rewrite(program, (step, task, position) => {
          if (step === moved || (awaited(step) === moved.spawn && task !== heir)) return [];
          return task === heir && position === wait ? [moved, step] : [step];
        });
        yield sunk;
        // Who joined the task got its error: now it comes through the heir.
        const { name } = program.tasks[heir]!;
        yield rewrite(sunk, (step) => ['settle' in step && step.settle === name ? { join: name } : step]);
      }
    }
  }
}

function siblingBefore(program: Program, parent: number, name: TaskName): TaskName | undefined {
  let before: TaskName | undefined;
  for (const step of program.tasks[parent]?.steps ?? []) {
    if (!('spawn' in step)) continue;
    if (step.spawn === name) return before;
    before = step.spawn;
  }
  return undefined;
}

/** `into` does its own steps, then those of `from`, and who waited for `from` waits for it. */
function merge(program: Program, into: TaskName, from: TaskName): Draft {
  const more = program.tasks.find((task) => task.name === from)?.steps ?? [];
  const merged: Draft = {
    tasks: program.tasks.map((task) =>
      task.name === into ? { ...task, steps: [...task.steps, ...more] } : task,
    ),
  };
  return rewrite(merged, (step) => {
    if (spawns(step, from)) return [];
    if ('cancel' in step && step.cancel === from) return [{ ...step, cancel: into }];
    if (awaited(step) !== from) return [step];
    return ['join' in step ? { join: into } : { settle: into }];
  });
}

function spawns(step: Step, name: TaskName): boolean {
  return 'spawn' in step && step.spawn === name;
}
