import { armOf, type Combined } from './arms.ts';
import { guardedSleep, type Instruction, type NumberOf, resolve } from './instruction.ts';
import type { Program, TaskName } from './program.ts';

/** A program made ready to be interpreted. Task numbers are positions in `program.tasks`; main is 0. */
export interface Code {
  readonly program: Program;
  readonly tasks: readonly (readonly Instruction[])[];
  /** For each task the number of the task that spawns it; −1 for main. */
  readonly parents: readonly number[];
  /** Some step cancels, clears or pauses, or some task has a timeout: only then need anybody ask how far each task came. */
  readonly cuts: boolean;
  /** Some step cancels. */
  readonly cancels: boolean;
  /** For each task the priority that it is spawned with, 0 where none is given; undefined where no step gives or sets any. */
  readonly priorities: readonly number[] | undefined;
  /** Some step pauses or sets the limit: the program takes as long as that makes it wait. */
  readonly holds: boolean;
  /** Some sleep is by a timer that repeats: its last call was set later than it began. */
  readonly repeats: boolean;
  /** For each arm what it is an arm of; undefined where no task is one. */
  readonly arms: readonly (Combined | undefined)[] | undefined;
  /** For each task whether it is spawned as its parent cleans up; undefined where none is. */
  readonly late: readonly boolean[] | undefined;
  /** Some task is given as a promise. */
  readonly pending: boolean;
  /** Some sleep is so long that a run may take longer than most livelocks do. */
  readonly isLong: boolean;
  /** For each task its timeout, ms; 0 where it has none, infinite where it is said to have none; undefined where none has any. */
  readonly timeouts: readonly number[] | undefined;
  /** Of all its loops. */
  readonly rounds: number;
}

/** Resolves the names of a program. A name that no task bears, which `parseProgram` would refuse, becomes −1. `timeLimit`: the timeout of
 *  tasks that are given none, ms; 0: none. */
export function compile(program: Program, timeLimit = 0): Code {
  const { length } = program.tasks;
  const numberOf = numbering(program);
  // Not a typed array: to make one costs as much as ten turns.
  const parents: number[] = [];
  for (let task = 0; task < length; task++) parents.push(-1);
  const tasks: Instruction[][] = [];
  let cuts = false;
  let holds = false;
  let cancels = false;
  let repeats = false;
  let isLong = false;
  let rounds = 0;
  let pending = false;
  let arms: (Combined | undefined)[] | undefined;
  let late: boolean[] | undefined;
  let priorities: number[] | undefined;
  let timeouts: number[] | undefined =
    timeLimit > 0 && length > 1 ? Array<number>(length).fill(timeLimit) : undefined;
  if (timeouts !== undefined) timeouts[0] = 0;
  for (let task = 0; task < length; task++) {
    const instructions: Instruction[] = [];
    const { steps } = program.tasks[task]!;
    for (const step of steps) {
      if ('for' in step) {
        cuts = true;
        arms ??= Array<Combined | undefined>(length).fill(undefined);
        const instruction = armOf(steps, instructions.length, numberOf);
        if (instruction.kind !== 'arm') {
          for (const arm of instruction.arms) {
            arms[arm] = instruction;
            parents[arm] = task;
          }
        }
        instructions.push(instruction);
        continue;
      }
      const instruction =
        'finally' in step ? guardedSleep(step, task, instructions.length) : resolve(step, numberOf);
      if (instruction.kind === 'spawn' && instruction.task >= 0) {
        parents[instruction.task] = task;
        const { priority, timeout, after } = instruction.options;
        if (after !== undefined) pending = true;
        if (timeout !== undefined) {
          timeouts ??= Array<number>(length).fill(0);
          timeouts[instruction.task] = timeout === 0 ? Number.POSITIVE_INFINITY : timeout;
        }
        if (priority !== undefined) {
          priorities ??= Array<number>(length).fill(0);
          priorities[instruction.task] = priority;
        }
      }
      if (instruction.kind === 'cleanup' && 'at' in step) {
        const { spawns = -1, cancels: target = -1 } = instruction;
        if (target >= 0) {
          cancels = true;
          cuts = true;
        }
        if (spawns >= 0) {
          parents[spawns] = task;
          late ??= Array<boolean>(length).fill(false);
          late[spawns] = true;
        }
      }
      if (instruction.kind === 'set-priority') priorities ??= Array<number>(length).fill(0);
      if (instruction.kind === 'cancel') cancels = true;
      if (instruction.kind === 'sleep' && instruction.timer?.times !== undefined) repeats = true;
      if ((instruction.kind === 'sleep' || instruction.kind === 'guarded-sleep') && instruction.ms > LONG_MS)
        isLong = true;
      if (instruction.kind === 'loop') rounds += instruction.times;
      if (CUTTING.includes(instruction.kind)) cuts = true;
      if (instruction.kind === 'pause' || instruction.kind === 'set-limit') holds = true;
      instructions.push(instruction);
    }
    tasks.push(instructions);
  }
  if (timeouts !== undefined) cuts = true;
  return {
    program,
    tasks,
    parents,
    cuts,
    cancels,
    holds,
    repeats,
    isLong,
    rounds,
    pending,
    arms,
    late,
    priorities,
    timeouts,
  };
}

const LONG_MS = 1e6;

const CUTTING: readonly Instruction['kind'][] = ['cancel', 'clear', 'pause'];

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

/** Was the task spawned by that one, or by one that is below it? */
export function isBelow({ parents }: Code, task: number, above: number): boolean {
  let parent = parents[task]!;
  while (parent >= 0 && parent !== above) parent = parents[parent]!;
  return parent === above;
}
