import type { Program, Step, TaskName } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';

/**
 * Programs of the same steps in another order: two steps of a task exchanged, neighbours first; two tasks exchanged; a
 * join that waits for an earlier task. So equal bugs come to equal counterexamples.
 */
export function* rearrange(program: Program): Iterable<Draft> {
  const longest = Math.max(...program.tasks.map((task) => task.steps.length));
  for (let distance = 1; distance < longest; distance++) {
    for (let task = 0; task < program.tasks.length; task++) {
      const { steps } = program.tasks[task]!;
      for (let i = 0; i + distance < steps.length; i++) {
        yield withSteps(program, task, exchange(steps, i, i + distance));
      }
    }
  }
  for (let x = 1; x < program.tasks.length; x++) {
    for (let y = x + 1; y < program.tasks.length; y++) {
      yield exchangeBodies(program, x, y);
      yield rename(exchangeBodies(program, x, y), program.tasks[x]!.name, program.tasks[y]!.name);
    }
  }
  for (const place of placesOf(program, (step) => awaited(step) !== undefined)) {
    const step = stepAt(program, place);
    const target = awaited(step);
    for (const { name } of program.tasks.slice(1)) {
      if (name === target) break;
      yield replaceAt(program, place, 'join' in step ? { join: name } : { settle: name });
    }
  }
}

function withSteps(program: Program, number: number, steps: readonly Step[]): Draft {
  return { tasks: program.tasks.map((task, i) => (i === number ? { name: task.name, steps } : task)) };
}

function exchange(steps: readonly Step[], i: number, j: number): Step[] {
  const exchanged = [...steps];
  exchanged[i] = steps[j]!;
  exchanged[j] = steps[i]!;
  return exchanged;
}

function exchangeBodies(program: Program, x: number, y: number): Draft {
  return withSteps(withSteps(program, x, program.tasks[y]!.steps), y, program.tasks[x]!.steps);
}

/** Exchanges two names wherever a task is awaited. */
function rename(program: Program, x: TaskName, y: TaskName): Draft {
  const other = (name: TaskName) => (name === x ? y : name === y ? x : name);
  return rewrite(program, (step) => {
    if ('join' in step) return [{ join: other(step.join) }];
    return ['settle' in step ? { settle: other(step.settle) } : step];
  });
}
