import type { Program, Step, TaskName, Thrown } from './program.ts';

/** A step with its references resolved to task numbers, and a `kind` to switch on. */
export type Instruction =
  | { readonly kind: 'emit'; readonly value: number }
  | { readonly kind: 'yield' }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'work'; readonly ms: number }
  | { readonly kind: 'spawn'; readonly task: number }
  | { readonly kind: 'join'; readonly task: number }
  | { readonly kind: 'settle'; readonly task: number }
  | { readonly kind: 'throw'; readonly thrown: Thrown; readonly sync: boolean };

/** A program made ready to be interpreted. Task numbers are positions in `program.tasks`; main is 0. */
export interface Code {
  readonly program: Program;
  readonly tasks: readonly (readonly Instruction[])[];
  /** For each task the number of the task that spawns it; −1 for main. */
  readonly parents: Int32Array;
}

/** Resolves the names of a well-formed program (see `parseProgram`). */
export function compile(program: Program): Code {
  const numbers = new Map<TaskName, number>();
  for (let i = 0; i < program.tasks.length; i++) numbers.set(program.tasks[i]!.name, i);
  const parents = new Int32Array(program.tasks.length).fill(-1);
  const tasks = program.tasks.map((task, number) =>
    task.steps.map((step) => {
      const instruction = resolve(step, numbers);
      if (instruction.kind === 'spawn') parents[instruction.task] = number;
      return instruction;
    }),
  );
  return { program, tasks, parents };
}

const YIELD: Instruction = { kind: 'yield' };

function resolve(step: Step, numbers: ReadonlyMap<TaskName, number>): Instruction {
  if ('emit' in step) return { kind: 'emit', value: step.emit };
  if ('yield' in step) return YIELD;
  if ('sleep' in step) return { kind: 'sleep', ms: step.sleep };
  if ('work' in step) return { kind: 'work', ms: step.work };
  if ('spawn' in step) return { kind: 'spawn', task: numbers.get(step.spawn)! };
  if ('join' in step) return { kind: 'join', task: numbers.get(step.join)! };
  if ('settle' in step) return { kind: 'settle', task: numbers.get(step.settle)! };
  return { kind: 'throw', thrown: step.throw, sync: step.sync === true };
}
