import {
  CHANNELS,
  kindOf,
  LOCK_KEYS,
  type Program,
  type Step,
  type StepOf,
  type TaskName,
  type Thrown,
} from './program.ts';

/** A step with its references resolved to task numbers, and a `kind` to switch on. */
export type Instruction =
  | { readonly kind: 'emit'; readonly value: number }
  | { readonly kind: 'yield' }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'work'; readonly ms: number }
  | { readonly kind: 'spawn'; readonly task: number }
  | { readonly kind: 'join'; readonly task: number }
  | { readonly kind: 'settle'; readonly task: number }
  | { readonly kind: 'cancel'; readonly task: number }
  | { readonly kind: 'idle' }
  /** `lock`: its position in `LOCK_KEYS`. */
  | { readonly kind: 'acquire'; readonly lock: number; readonly weight: number }
  | { readonly kind: 'release'; readonly lock: number }
  /** `channel`: its position in `CHANNELS`. */
  | { readonly kind: 'send'; readonly channel: number; readonly value: number }
  | { readonly kind: 'receive'; readonly channel: number }
  | { readonly kind: 'close'; readonly channel: number }
  | { readonly kind: 'throw'; readonly thrown: Thrown; readonly sync: boolean };

/** A program made ready to be interpreted. Task numbers are positions in `program.tasks`; main is 0. */
export interface Code {
  readonly program: Program;
  readonly tasks: readonly (readonly Instruction[])[];
  /** For each task the number of the task that spawns it; −1 for main. */
  readonly parents: readonly number[];
  /** Some step cancels: only then need anybody ask how far a cancelled task came. */
  readonly cancels: boolean;
}

/** Resolves the names of a program. A name that no task bears, which `parseProgram` would refuse, becomes −1. */
export function compile(program: Program): Code {
  const { length } = program.tasks;
  const numberOf = numbering(program);
  // Not a typed array: to make one costs as much as ten turns.
  const parents: number[] = [];
  for (let task = 0; task < length; task++) parents.push(-1);
  const tasks: Instruction[][] = [];
  let cancels = false;
  for (let task = 0; task < length; task++) {
    const instructions: Instruction[] = [];
    for (const step of program.tasks[task]!.steps) {
      const instruction = resolve(step, numberOf);
      if (instruction.kind === 'spawn' && instruction.task >= 0) parents[instruction.task] = task;
      if (instruction.kind === 'cancel') cancels = true;
      instructions.push(instruction);
    }
    tasks.push(instructions);
  }
  return { program, tasks, parents, cancels };
}

/** The number of the task of that name, −1 where there is none. Of two of the same name it is the last. */
type NumberOf = (name: TaskName) => number;

/** For the few tasks of a search, looking at each takes less time than to fill a map. */
function numbering({ tasks }: Program): NumberOf {
  if (tasks.length > FEW) {
    const numbers = new Map<TaskName, number>();
    for (let i = 0; i < tasks.length; i++) numbers.set(tasks[i]!.name, i);
    return (name) => numbers.get(name) ?? -1;
  }
  return (name) => {
    let number = tasks.length - 1;
    while (number >= 0 && tasks[number]!.name !== name) number--;
    return number;
  };
}

const FEW = 16;

const YIELD: Instruction = { kind: 'yield' };
const IDLE: Instruction = { kind: 'idle' };

function resolve(step: Step, numberOf: NumberOf): Instruction {
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
      return { kind, task: numberOf((step as StepOf<'spawn'>).spawn) };
    case 'join':
      return { kind, task: numberOf((step as StepOf<'join'>).join) };
    case 'settle':
      return { kind, task: numberOf((step as StepOf<'settle'>).settle) };
    case 'cancel':
      return { kind, task: numberOf((step as StepOf<'cancel'>).cancel) };
    case 'idle':
      return IDLE;
    case 'acquire': {
      const { acquire, weight = 1 } = step as StepOf<'acquire'>;
      return { kind, lock: LOCK_KEYS.indexOf(acquire), weight };
    }
    case 'release':
      return { kind, lock: LOCK_KEYS.indexOf((step as StepOf<'release'>).release) };
    case 'send': {
      const { send, value } = step as StepOf<'send'>;
      return { kind, channel: CHANNELS.indexOf(send), value };
    }
    case 'receive':
      return { kind, channel: CHANNELS.indexOf((step as StepOf<'receive'>).receive) };
    case 'close':
      return { kind, channel: CHANNELS.indexOf((step as StepOf<'close'>).close) };
    case 'throw': {
      const { throw: thrown, sync } = step as StepOf<'throw'>;
      return { kind, thrown, sync: sync === true };
    }
  }
}
