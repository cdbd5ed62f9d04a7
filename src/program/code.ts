import { kindOf, type Program, type Step, type StepKind, type TaskName, type Thrown } from './program.ts';

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

/** Resolves the names of a program. A name that no task bears, which `parseProgram` would refuse, becomes −1. */
export function compile(program: Program): Code {
  const numbers = new Map<TaskName, number>();
  for (let i = 0; i < program.tasks.length; i++) numbers.set(program.tasks[i]!.name, i);
  const parents = new Int32Array(program.tasks.length).fill(-1);
  const tasks = program.tasks.map((task, number) =>
    task.steps.map((step) => {
      const instruction = resolve(step, numbers);
      if (instruction.kind === 'spawn' && instruction.task >= 0) parents[instruction.task] = number;
      return instruction;
    }),
  );
  return { program, tasks, parents };
}

const YIELD: Instruction = { kind: 'yield' };

function resolve(step: Step, numbers: ReadonlyMap<TaskName, number>): Instruction {
  const kind = kindOf(step);
  switch (kind) {
    case 'emit':
      return { kind, value: (step as StepOf<'emit'>).emit };
    case 'yield':
      return YIELD;
    case 'sleep':
      return { kind, ms: (step as StepOf<'sleep'>).sleep };
    case 'work':
      return { kind, ms: (step as StepOf<'work'>).work };
    case 'spawn':
      return { kind, task: numberOf((step as StepOf<'spawn'>).spawn, numbers) };
    case 'join':
      return { kind, task: numberOf((step as StepOf<'join'>).join, numbers) };
    case 'settle':
      return { kind, task: numberOf((step as StepOf<'settle'>).settle, numbers) };
    case 'throw': {
      const { throw: thrown, sync } = step as StepOf<'throw'>;
      return { kind, thrown, sync: sync === true };
    }
  }
}

type StepOf<K extends StepKind> = Extract<Step, { readonly [key in K]: unknown }>;

function numberOf(name: TaskName, numbers: ReadonlyMap<TaskName, number>): number {
  return numbers.get(name) ?? -1;
}
