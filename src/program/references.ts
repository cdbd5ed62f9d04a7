import { findChannelFault } from './channels.ts';
import { type Fault, misspelt, quoted } from './fault.ts';
import { findLockFault } from './locks.ts';
import type { Program, TaskName } from './program.ts';
import { isVisible, type SpawnTree, spawnTree, taskNumbers } from './visibility.ts';

/** How deep spawns may nest: a child of main has depth 1. */
const DEEPEST = 100;

/**
 * The first fault among the names that steps refer to. None is left where each task but main is spawned exactly once,
 * the spawns form a tree under main, and every join, settle or cancel names a task that is visible there (see `SpawnTree`).
 */
export function findFault(program: Program): Fault | undefined {
  const numbers = taskNumbers(program);
  return (
    findUnknown(program, numbers) ??
    findSpawnFault(program, numbers) ??
    findHidden(program, numbers) ??
    findLockFault(program) ??
    findChannelFault(program)
  );
}

function findUnknown(program: Program, numbers: ReadonlyMap<TaskName, number>): Fault | undefined {
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task]!;
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference === undefined || numbers.has(reference.name)) continue;
      const { key, name } = reference;
      return {
        place: { task, step, key },
        reason: misspelt('the name of a task', name, [...numbers.keys()]),
      };
    }
  }
  return undefined;
}

/** Expects that every name is known. */
function findSpawnFault(program: Program, numbers: ReadonlyMap<TaskName, number>): Fault | undefined {
  const { tasks } = program;
  const spawned = new Map<TaskName, TaskName>();
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task]!;
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference?.key !== 'spawn') continue;
      const child = reference.name;
      const place = { task, step, key: 'spawn' };
      if (numbers.get(child) === 0) {
        return { place, reason: `Expected a task other than the main task but received ${quoted(child)}` };
      }
      const first = spawned.get(child);
      if (first !== undefined) {
        return {
          place,
          reason: `Expected each task to be spawned once but ${child} is also spawned by ${first}`,
        };
      }
      spawned.set(child, name);
    }
  }
  for (let task = 1; task < tasks.length; task++) {
    const { name } = tasks[task]!;
    if (!spawned.has(name)) {
      return { place: { task }, reason: `Expected a step that spawns ${name} but no task does` };
    }
  }
  return findDeepOrCyclic(program, spawnTree(program));
}

/** Each task has one parent now. So a task that is not below main is on a cycle of spawns, or below one. */
function findDeepOrCyclic(program: Program, { parents, spawnedAt }: SpawnTree): Fault | undefined {
  const depths = new Int32Array(parents.length).fill(-1);
  depths[0] = 0;
  for (let task = 1; task < parents.length; task++) {
    const path: number[] = [];
    let above = task;
    while (depths[above] === -1 && path.length <= parents.length) {
      path.push(above);
      above = parents[above]!;
    }
    if (depths[above] === -1) return cyclic(program, above, parents, spawnedAt);
    for (const below of path.reverse()) {
      const parent = parents[below]!;
      depths[below] = depths[parent]! + 1;
      if (depths[below] <= DEEPEST) continue;
      const place = { task: parent, step: spawnedAt[below]!, key: 'spawn' };
      return { place, reason: `Expected at most ${DEEPEST} levels of spawns but received one more` };
    }
  }
  return undefined;
}

/** `task` is on the cycle. */
function cyclic(program: Program, task: number, parents: Int32Array, spawnedAt: Int32Array): Fault {
  const cycle = [program.tasks[task]!.name];
  for (let above = parents[task]!; above !== task; above = parents[above]!) {
    cycle.push(program.tasks[above]!.name);
  }
  const shown = cycle.length <= 5 ? cycle : [...cycle.slice(0, 4), '…'];
  return {
    place: { task: parents[task]!, step: spawnedAt[task]!, key: 'spawn' },
    reason: `Expected spawns that lead down from main but received a cycle: ${[...shown, cycle[0]].join(', spawned by ')}`,
  };
}

/** Expects that the spawns form a tree under main. */
function findHidden(program: Program, numbers: ReadonlyMap<TaskName, number>): Fault | undefined {
  const tree = spawnTree(program);
  for (let task = 0; task < program.tasks.length; task++) {
    const { name, steps } = program.tasks[task]!;
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference === undefined || reference.key === 'spawn') continue;
      const target = numbers.get(reference.name)!;
      if (isVisible(tree, target, task, step) || isOfItself(reference, target, task)) continue;
      return {
        place: { task, step, key: reference.key },
        reason: `Expected a task that ${name} can see at this step (spawned before it by ${name} or by those above it) but received ${whyHidden(program, tree, target, task)}`,
      };
    }
  }
  return undefined;
}

function whyHidden(program: Program, tree: SpawnTree, target: number, task: number): string {
  const { name } = program.tasks[target]!;
  if (target === task) return `${name} itself`;
  if (tree.hidden[target] === 1) return `${name}, which is an arm, or spawned as its parent cleans up`;
  const parent = tree.parents[target]!;
  for (let above = task; above >= 0; above = tree.parents[above]!) {
    if (above === target) return `${name}, which is above it`;
    if (above === parent) return `${name}, which is spawned later`;
  }
  return `${name}, which ${program.tasks[parent]!.name} spawns for itself`;
}

/** Any task but main may cancel itself, but not as it cleans up: then it ends. */
function isOfItself({ key, late }: Reference, target: number, task: number): boolean {
  return key === 'cancel' && late !== true && target === task && task > 0;
}

interface Reference {
  readonly key: 'spawn' | 'join' | 'settle' | 'cancel' | 'set-priority';
  readonly name: TaskName;
  /** As the task cleans up. */
  readonly late?: boolean;
}

function referenceOf(program: Program, task: number, at: number): Reference | undefined {
  const step = program.tasks[task]!.steps[at]!;
  if ('spawn' in step) return { key: 'spawn', name: step.spawn };
  if ('join' in step) return { key: 'join', name: step.join };
  if ('settle' in step) return { key: 'settle', name: step.settle };
  if ('cancel' in step) return { key: 'cancel', name: step.cancel, late: 'at' in step };
  if ('set-priority' in step) return { key: 'set-priority', name: step['set-priority'] };
  return undefined;
}
