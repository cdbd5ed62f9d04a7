/**
 * A program is the task graph as data: what a scheduler is asked to run. It is plain JSON, so a fixture stores it as it
 * is and `parseProgram(JSON.parse(JSON.stringify(program)))` equals `program`.
 */
export interface Program {
  /** The first task is the main task. Every other task is spawned by exactly one step of one task. */
  readonly tasks: readonly Task[];
}

export interface Task {
  /** Unique in the program: a letter or `_`, then letters, digits, `_`, `-`. */
  readonly name: TaskName;
  readonly steps: readonly Step[];
}

export type TaskName = string;

/** One instruction of a task: an object with exactly one key that names its kind. Durations are ms of virtual time. */
export type Step =
  /** Folds a 32-bit integer into the task's result; order matters. */
  | { readonly emit: number }
  /** Gives the turn away; ready again at once. */
  | { readonly yield: true }
  /** Suspends the task for so many ms. With `times`: by a repeating timer of so many ms, until it has called back so often.
   *  With `as`: its delay is given as careless code may give it. With `finally`: in a call (`yield*`) that has something to clean
   *  up behind it, for so many ms, however the sleep ends. */
  | { readonly sleep: number; readonly times?: number; readonly as?: Spelling; readonly finally?: number }
  /** Holds the processor for so many ms: nobody else runs meanwhile. */
  | { readonly work: number }
  /** Asks the scheduler to run a task. Of those that wait the one of higher priority is to start first; without any it is 0,
   *  or what the scheduler makes of none. With `timeout`: and, where it has not ended in so many ms, to have done with it; 0:
   *  however long it takes, where the scheduler has a limit of time for all. What counts, and what becomes of it, is the scheduler's
   *  to claim (`Guarantees.timeout`, `timedOut`). With `after`: it is given as a promise that is kept after so many ms, and starts
   *  no sooner. With `for`: as an arm of a race, or of a whole, made up of the spawns of that kind that follow each other; the task that
   *  spawns them goes on when the first arm of a race has ended, or all arms of a whole have, or one has failed; then the others are
   *  cancelled. Nobody else can name an arm. A race settles (an error is told, and ends nobody); of a whole that nobody fails all
   *  results are folded, in their order. With `at`: not now, but as the task cleans up, like a `cleanup` step that stands here; it then
   *  waits for that task, whatever it comes to, and nobody else can name it. */
  | {
      readonly spawn: TaskName;
      readonly priority?: number;
      readonly after?: number;
      readonly for?: Combinator;
      readonly timeout?: number;
      readonly at?: 'cleanup';
    }
  /** Waits for a task, folds its result, rethrows its error. */
  | { readonly join: TaskName }
  /** Waits for a task and folds its result or its error. */
  | { readonly settle: TaskName }
  /** Asks the scheduler to cancel a task: it takes no step more, and whoever waits for it is told so. Without effect on one
   *  that has ended or is cancelled already. A task other than main may name itself: it goes on up to its next wait at most.
   *  With `at`: not now, but as the task cleans up, like a `cleanup` step that stands here. */
  | { readonly cancel: TaskName; readonly at?: 'cleanup' }
  /** Waits until the scheduler says that it is idle: no task but main is left that has not ended. For main alone.
   *  `results`: and folds what it then says that they came to, in the order in which they were spawned (see `results.ts`).
   *  With `below`, and `true`: only until fewer tasks than this wait to start, whatever runs; 1: until none waits. */
  | { readonly idle: true | 'results'; readonly below?: number }
  /** From here on the task has something to clean up, which takes so many ms: once, however it ends (returned, threw,
   *  cancelled), before anybody is told of its end. Of several the last one comes first: each is what `try … finally` is
   *  to a function. For schedulers that run coroutines to their end. With `throws`: and fails then; those before it are done all
   *  the same. Which error the task ends with that fails more than once is its scheduler's to claim (`Guarantees.errors`). */
  | { readonly cleanup: number; readonly throws?: Thrown }
  /** Asks the scheduler to start no task until it is asked to resume. What runs goes on. */
  | { readonly pause: true }
  | { readonly resume: true }
  /** Asks the scheduler to forget the tasks that wait to start. What runs goes on. */
  | { readonly clear: true }
  /** Asks the scheduler to let so many tasks run at once from now on, 1 or more. What runs goes on. */
  | { readonly 'set-limit': number }
  /** Asks the scheduler to give a task that waits to start another priority. Without effect on one that runs or has ended. */
  | { readonly 'set-priority': TaskName; readonly priority: number }
  /** Takes a lock, or so many permits of it, and waits until it has them; for the rules see `locks.ts`. With `timeout`: for so
   *  many ms at most, and then goes on without. */
  | { readonly acquire: LockKey; readonly weight?: number; readonly timeout?: number }
  /** Gives back what the task holds of a lock. Whatever it still holds at its end, however it ends, is given back there. */
  | { readonly release: LockKey }
  /** Sends a 32-bit integer on a channel, and waits until there is room for it, or somebody who takes it. */
  | { readonly send: ChannelName; readonly value: number }
  /** Waits for the next value of a channel, or to be told that it is closed, and folds that; for the rules see `channels.ts`. */
  | { readonly receive: ChannelName }
  /** Says that nothing more is sent on a channel. */
  | { readonly close: ChannelName }
  /** Asks so many times in a row for what is there at once, as a loop over calls that do not wait does. */
  | { readonly loop: number }
  /** Asks to be told when the scheduler is idle, or, with `below`, when fewer tasks than this wait to start; and goes on. Many may ask
   *  at a time, tasks that run among them: once told, they are told no more. */
  | { readonly watch: true; readonly below?: number }
  /** Asks the scheduler what it says of itself: how many tasks run, how many wait to start, whether it is idle. */
  | { readonly look: true }
  /** Ends the task with an error. With `sync`, and before the task's first suspension, the call itself throws. */
  | { readonly throw: Thrown; readonly sync?: true };

/** What brings arms together. */
export type Combinator = (typeof COMBINATORS)[number];

export const COMBINATORS = ['race', 'all'] as const;

/** The locks of a program, in the order in which a task may take them. */
export type LockKey = (typeof LOCK_KEYS)[number];

export const LOCK_KEYS = ['k', 'l', 'm', 'n'] as const;

/** The channels of a program; how much each holds see `channels.ts`. */
export type ChannelName = (typeof CHANNELS)[number];

export const CHANNELS = ['c', 'd', 'e'] as const;

/** What is thrown: an Error object that remembers its task, or one of the values that are easily taken for "no error". */
export type Thrown = (typeof THROWN)[number];

export const THROWN = ['error', 'undefined', 'null', 'false', 'zero', 'empty'] as const;

/** A delay that is no number of at least 0: `text` is one of its digits; `negative` (−1) and `nan` stand for 0. */
export type Spelling = (typeof SPELLINGS)[number];

export const SPELLINGS = ['text', 'nan', 'negative'] as const;

export type StepKind = Step extends infer S ? (S extends S ? Exclude<keyof S, Modifier> : never) : never;

/** Keys that say more of a step, behind the one that names its kind. */
export type Modifier =
  | 'sync'
  | 'priority'
  | 'weight'
  | 'value'
  | 'times'
  | 'as'
  | 'finally'
  | 'below'
  | 'timeout'
  | 'after'
  | 'for'
  | 'throws'
  | 'at';

/** The steps of one kind. */
export type StepOf<K extends StepKind> = Extract<Step, { readonly [key in K]: unknown }>;

/** The step's one key, modifiers aside, which stand behind it. A search asks for it millions of times: asking for each key
 *  in turn takes seven times as long, since steps of twenty shapes are more than V8 remembers at one place. */
export function kindOf(step: Step): StepKind {
  for (const key in step) {
    // The kind stands first, so all but one of these are asked of nearly no step.
    if (key !== 'sync' && key !== 'priority' && key !== 'weight' && key !== 'value' && !isRare(key))
      return key as StepKind;
  }
  throw new TypeError('A step without a key is none: parse foreign programs before they are run.');
}

function isRare(key: string): boolean {
  return (
    key === 'times' ||
    key === 'as' ||
    key === 'finally' ||
    key === 'below' ||
    key === 'after' ||
    key === 'for' ||
    key === 'timeout' ||
    key === 'throws' ||
    key === 'at'
  );
}

/** Steps + tasks, the main task included: the measure that shrinking lowers first. */
export function sizeOf(program: Program): number {
  let size = program.tasks.length;
  for (const task of program.tasks) size += task.steps.length;
  return size;
}
