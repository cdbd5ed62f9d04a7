import type { Arm, Combined } from './arms.ts';
import {
  CHANNELS,
  kindOf,
  LOCK_KEYS,
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
  | Arm
  | Combined
  | { readonly kind: 'join'; readonly task: number }
  | { readonly kind: 'settle'; readonly task: number }
  | { readonly kind: 'cancel'; readonly task: number }
  | { readonly kind: 'idle'; readonly below: number; readonly results: boolean }
  /** `spawns`, `cancels`: a task. */
  | {
      readonly kind: 'cleanup';
      readonly ms: number;
      readonly throws?: Thrown;
      readonly spawns?: number;
      readonly cancels?: number;
    }
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
  /** `below`: 0 for idle. */
  | { readonly kind: 'watch'; readonly below: number }
  | { readonly kind: 'look' }
  | { readonly kind: 'throw'; readonly thrown: Thrown; readonly sync: boolean };

/** What a spawn says besides of whom. */
interface SpawnWords {
  readonly priority?: number;
  readonly after?: number;
  readonly timeout?: number;
}

/** The number of the task of that name, −1 where there is none. Of two of the same name it is the last. */
export type NumberOf = (name: TaskName) => number;

/** A step that is no arm and has nothing behind it to clean up. */
export function resolve(step: Step, numberOf: NumberOf): Instruction {
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
      if ('at' in step) return { kind: 'cleanup', ms: 0, spawns: numberOf((step as StepOf<'spawn'>).spawn) };
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
      if ('at' in step)
        return { kind: 'cleanup', ms: 0, cancels: numberOf((step as StepOf<'cancel'>).cancel) };
      return { kind, task: numberOf((step as StepOf<'cancel'>).cancel) };
    case 'idle': {
      const { idle, below } = step as StepOf<'idle'>;
      if (idle === 'results') return RESULTS;
      return below === undefined ? IDLE : { kind, below, results: false };
    }
    case 'cleanup':
      return cleanupOf(step as StepOf<'cleanup'>);
    case 'pause':
      return PAUSE;
    case 'resume':
      return RESUME;
    case 'clear':
      return CLEAR;
    case 'loop':
      return { kind, times: (step as StepOf<'loop'>).loop };
    case 'watch':
      return { kind, below: (step as StepOf<'watch'>).below ?? 0 };
    case 'look':
      return LOOK;
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

/** A sleep with something to clean up behind it. */
export function guardedSleep(
  { sleep: ms, finally: cleanup }: StepOf<'sleep'>,
  task: number,
  at: number,
): Instruction {
  return { kind: 'guarded-sleep', ms, cleanup: cleanup!, task, at };
}

const YIELD: Instruction = { kind: 'yield' };
const IDLE: Instruction = { kind: 'idle', below: 0, results: false };
const RESULTS: Instruction = { kind: 'idle', below: 0, results: true };
const PAUSE: Instruction = { kind: 'pause' };
const RESUME: Instruction = { kind: 'resume' };
const CLEAR: Instruction = { kind: 'clear' };
const LOOK: Instruction = { kind: 'look' };

const NO_OPTIONS: SpawnWords = {};

function optionsOf({ spawn, priority, after, timeout }: StepOf<'spawn'>, numberOf: NumberOf): Instruction {
  const given = priority === undefined ? NO_OPTIONS : { priority };
  const later = after === undefined ? given : { ...given, after };
  const options = timeout === undefined ? later : { ...later, timeout };
  return { kind: 'spawn', task: numberOf(spawn), options };
}

function cleanupOf({ cleanup: ms, throws }: StepOf<'cleanup'>): Instruction {
  return throws === undefined ? { kind: 'cleanup', ms } : { kind: 'cleanup', ms, throws };
}

function sleep(step: StepOf<'sleep'>): Instruction {
  const timer = timerOf(step);
  if (timer === undefined) return { kind: 'sleep', ms: step.sleep };
  return { kind: 'sleep', ms: sleepOf(step), timer };
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
