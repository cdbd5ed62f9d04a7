import type { Program, TaskName } from './program.ts';

/**
 * Which task spawns which. Task numbers are positions in `program.tasks`; main is 0.
 *
 * **The rule of visibility.** In task T, at its step i, those tasks are visible (and may be joined, settled or cancelled) that T
 * spawned at steps before i, and those that were visible in T's parent at the step that spawned T.
 *
 * Joins are therefore acyclic by construction. Number the tree in postorder, children in the order of their spawns: what
 * is visible in T is a descendant of T's own, or an earlier child of one of its ancestors, and both come before T. So a
 * dependency always leads to a smaller number, and no chain of them comes back.
 */
export interface SpawnTree {
  /** For each task the number of the task that spawns it; −1 for main. */
  readonly parents: Int32Array;
  /** For each task the position of the spawn among its parent's steps; −1 for main. */
  readonly spawnedAt: Int32Array;
  /** 1 where no step can name a task: it is an arm, or spawned as its parent cleans up. */
  readonly hidden: Uint8Array;
}

/** Of a program in which every task but main is spawned by one step, and none by itself or a descendant. */
export function spawnTree(program: Program): SpawnTree {
  const { tasks } = program;
  const numbers = taskNumbers(program);
  const parents = new Int32Array(tasks.length).fill(-1);
  const spawnedAt = new Int32Array(tasks.length).fill(-1);
  const hidden = new Uint8Array(tasks.length);
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task]!;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      if (!('spawn' in step)) continue;
      const child = numbers.get(step.spawn)!;
      parents[child] = task;
      spawnedAt[child] = i;
      if ('for' in step || 'at' in step) hidden[child] = 1;
    }
  }
  return { parents, spawnedAt, hidden };
}

/** Is `target` visible in `task` at its step `at`? Takes time in proportion to the depth of `task`. */
export function isVisible(tree: SpawnTree, target: number, task: number, at: number): boolean {
  if (tree.hidden[target] === 1) return false;
  const parent = tree.parents[target]!;
  let before = at;
  for (let scope = task; scope >= 0; scope = tree.parents[scope]!) {
    if (scope === parent) return tree.spawnedAt[target]! < before;
    before = tree.spawnedAt[scope]!;
  }
  return false;
}

/** Task numbers such that each comes after its children and after the earlier children of all its ancestors. */
export function postorder(program: Program): number[] {
  const numbers = taskNumbers(program);
  const order: number[] = [];
  // Preorder with children last to first is the mirror image of postorder.
  const stack = [0];
  while (stack.length > 0) {
    const task = stack.pop()!;
    order.push(task);
    for (const step of program.tasks[task]!.steps) if ('spawn' in step) stack.push(numbers.get(step.spawn)!);
  }
  return order.reverse();
}

/** The position of each task in `program.tasks`. */
export function taskNumbers(program: Program): Map<TaskName, number> {
  const numbers = new Map<TaskName, number>();
  for (let i = 0; i < program.tasks.length; i++) numbers.set(program.tasks[i]!.name, i);
  return numbers;
}
