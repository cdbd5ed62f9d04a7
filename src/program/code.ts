import {
  CHANNELS,
  type Combinator,
  kindOf,
  LOCK_KEYS,
  type Program,
  type Step,
  type StepOf,
  type TaskName,
  type Thrown,
} from './program.ts';
import { sleepOf, type Timer, timerOf } from './timer.ts';

/** A step with its references resolved to task numbers, and a `kind` to switch on. */
export type Instruction =
  | { readonly kind: 'emit'; readonly value: number }
  | { readonly kind: 'yield' }
  | { readonly kind: 'sleep'; readonly ms: number; readonly timer?: Timer }
  /** A sleep in a call that has something to clean up behind it: step `at` of task `task`, and for how many ms. */
  | {
      readonly kind: 'guarded-sleep';
      readonly ms: number;
      readonly cleanup: number;
      readonly task: number;
      readonly at: number;
    }
  | { readonly kind: 'work'; readonly ms: number }
  | { readonly kind: 'spawn'; readonly task: number; readonly options: SpawnWords }
  /** An arm that is spawned together with the next one, and the last of them, which stands for all. */
  | { readonly kind: 'arm'; readonly task: number }
  | Combined
  | { readonly kind: 'join'; readonly task: number }
  | { readonly kind: 'settle'; readonly task: number }
  | { readonly kind: 'cancel'; readonly task: number }
  | { readonly kind: 'idle'; readonly below: number; readonly results: boolean }
  | { readonly kind: 'cleanup'; readonly ms: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'set-limit'; readonly limit: number }
  | { readonly kind: 'set-priority'; readonly task: number; readonly priority: number }
  /** `lock`: its position in `LOCK_KEYS`; `timeout`: ms, 0 where it waits however long. */
  | { readonly kind: 'acquire'; readonly lock: number; readonly weight: number; readonly timeout: number }
  | { readonly kind: 'release'; readonly lock: number }
  /** `channel`: its position in `CHANNELS`. */
  | { readonly kind: 'send'; readonly channel: number; readonly value: number }
  | { readonly kind: 'receive'; readonly channel: number }
  | { readonly kind: 'close'; readonly channel: number }
  | { readonly kind: 'loop'; readonly times: number }
  | { readonly kind: 'throw'; readonly thrown: Thrown; readonly sync: boolean };

/** A race, or a whole: its arms by number, and the position of the last one's step. */
export interface Combined {
  readonly kind: Combinator;
  readonly at: number;
  readonly arms: readonly number[];
}

/** What a spawn says besides of whom. */
interface SpawnWords {
  readonly priority?: number;
  readonly after?: number;
  readonly timeout?: number;
}

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
    priorities,
    timeouts,
  };
}

const LONG_MS = 1e6;

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

const NO_OPTIONS: SpawnWords = {};

function optionsOf({ spawn, priority, after, timeout }: StepOf<'spawn'>, numberOf: NumberOf): Instruction {
  const given = priority === undefined ? NO_OPTIONS : { priority };
  const later = after === undefined ? given : { ...given, after };
  const options = timeout === undefined ? later : { ...later, timeout };
  return { kind: 'spawn', task: numberOf(spawn), options };
}

/** Arms follow each other; the last one stands for all. */
function armOf(
  steps: readonly Step[],
  at: number,
  numberOf: NumberOf,
): Combined | Extract<Instruction, { readonly kind: 'arm' }> {
  const { spawn, for: kind } = steps[at] as StepOf<'spawn'>;
  const next = steps[at + 1];
  if (next !== undefined && 'for' in next && next.for === kind) return { kind: 'arm', task: numberOf(spawn) };
  const arms: number[] = [];
  for (const name of armsOf(steps, at)) arms.push(numberOf(name));
  return { kind: kind!, at, arms };
}

/** The arms of which the spawn at this position is the last one, in their order. */
export function armsOf(steps: readonly Step[], at: number): readonly TaskName[] {
  const { for: kind } = steps[at] as StepOf<'spawn'>;
  let first = at;
  while (first > 0 && (steps[first - 1] as StepOf<'spawn'>).for === kind) first--;
  return steps.slice(first, at + 1).map((step) => (step as StepOf<'spawn'>).spawn);
}

const YIELD: Instruction = { kind: 'yield' };
const IDLE: Instruction = { kind: 'idle', below: 0, results: false };
const RESULTS: Instruction = { kind: 'idle', below: 0, results: true };
const PAUSE: Instruction = { kind: 'pause' };
const RESUME: Instruction = { kind: 'resume' };
const CLEAR: Instruction = { kind: 'clear' };

const CUTTING: readonly Instruction['kind'][] = ['cancel', 'clear', 'pause'];

function sleep(step: StepOf<'sleep'>): Instruction {
  const timer = timerOf(step);
  if (timer === undefined) return { kind: 'sleep', ms: step.sleep };
  return { kind: 'sleep', ms: sleepOf(step), timer };
}

function guardedSleep(
  { sleep: ms, finally: cleanup }: StepOf<'sleep'>,
  task: number,
  at: number,
): Instruction {
  return { kind: 'guarded-sleep', ms, cleanup: cleanup!, task, at };
}

function resolve(step: Step, numberOf: NumberOf): Instruction {
  const kind = kindOf(step);
  switch (kind) {
    case 'emit':
      return { kind, value: (step as StepOf<'emit'>).emit };
    case 'yield':
      return YIELD;
    case 'sleep':
      return sleep(step as StepOf<'sleep'>);
    case 'work':
      return { kind, ms: (step as StepOf<'work'>).work };
    case 'spawn':
      return optionsOf(step as StepOf<'spawn'>, numberOf);
    case 'join':
      return { kind, task: numberOf((step as StepOf<'join'>).join) };
    case 'settle':
      return { kind, task: numberOf((step as StepOf<'settle'>).settle) };
    case 'throw': {
      const { throw: thrown, sync } = step as StepOf<'throw'>;
      return { kind, thrown, sync: sync === true };
    }
    case 'cancel':
      return { kind, task: numberOf((step as StepOf<'cancel'>).cancel) };
    case 'idle': {
      const { idle, below } = step as StepOf<'idle'>;
      if (idle === 'results') return RESULTS;
      return below === undefined ? IDLE : { kind, below, results: false };
    }
    case 'cleanup':
      return { kind, ms: (step as StepOf<'cleanup'>).cleanup };
    case 'pause':
      return PAUSE;
    case 'resume':
      return RESUME;
    case 'clear':
      return CLEAR;
    case 'loop':
      return { kind, times: (step as StepOf<'loop'>).loop };
    case 'set-limit':
      return { kind, limit: (step as StepOf<'set-limit'>)['set-limit'] };
    case 'set-priority': {
      const { 'set-priority': name, priority } = step as StepOf<'set-priority'>;
      return { kind, task: numberOf(name), priority };
    }
    case 'acquire':
    case 'release':
    case 'send':
    case 'receive':
    case 'close':
      return resolveShared(kind, step);
  }
}

// Apart: what few programs hold must not make the other too large to be inlined.
function resolveShared(kind: 'acquire' | 'release' | 'send' | 'receive' | 'close', step: Step): Instruction {
  switch (kind) {
    case 'acquire': {
      const { acquire, weight = 1, timeout = 0 } = step as StepOf<'acquire'>;
      return { kind, lock: LOCK_KEYS.indexOf(acquire), weight, timeout };
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
  }
}
