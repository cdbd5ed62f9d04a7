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
   *  With `as`: its delay is given as careless code may give it. */
  | { readonly sleep: number; readonly times?: number; readonly as?: Spelling }
  /** Holds the processor for so many ms: nobody else runs meanwhile. */
  | { readonly work: number }
  /** Asks the scheduler to run a task. Of those that wait the one of higher priority is to start first; without any it is 0,
   *  or what the scheduler makes of none. */
  | { readonly spawn: TaskName; readonly priority?: number }
  /** Waits for a task, folds its result, rethrows its error. */
  | { readonly join: TaskName }
  /** Waits for a task and folds its result or its error. */
  | { readonly settle: TaskName }
  /** Asks the scheduler to cancel a task: it takes no step more, and whoever waits for it is told so. Without effect on one
   *  that has ended or is cancelled already. */
  | { readonly cancel: TaskName }
  /** Waits until the scheduler says that it is idle: no task but main is left that has not ended. For main alone. */
  | { readonly idle: true }
  /** From here on the task has something to clean up, which takes so many ms: once, however it ends (returned, threw,
   *  cancelled), before anybody is told of its end. Of several the last one comes first: each is what `try … finally` is
   *  to a function. For schedulers that run coroutines to their end. */
  | { readonly cleanup: number }
  /** Asks the scheduler to start no task until it is asked to resume. What runs goes on. */
  | { readonly pause: true }
  | { readonly resume: true }
  /** Asks the scheduler to forget the tasks that wait to start. What runs goes on. */
  | { readonly clear: true }
  /** Asks the scheduler to let so many tasks run at once from now on, 1 or more. What runs goes on. */
  | { readonly 'set-limit': number }
  /** Ends the task with an error. With `sync`, and before the task's first suspension, the call itself throws. */
  | { readonly throw: Thrown; readonly sync?: true };

/** What is thrown: an Error object that remembers its task, or one of the values that are easily taken for "no error". */
export type Thrown = (typeof THROWN)[number];

export const THROWN = ['error', 'undefined', 'null', 'false', 'zero', 'empty'] as const;

/** A delay that is no number of at least 0: `text` is one of its digits; `negative` (−1) and `nan` stand for 0. */
export type Spelling = (typeof SPELLINGS)[number];

export const SPELLINGS = ['text', 'nan', 'negative'] as const;

export type StepKind = Step extends infer S ? (S extends S ? Exclude<keyof S, Modifier> : never) : never;

/** Keys that say more of a step, beside the one that names its kind. */
export type Modifier = 'sync' | 'priority' | 'times' | 'as';

/** The steps of one kind. */
export type StepOf<K extends StepKind> = Extract<Step, { readonly [key in K]: unknown }>;

/** The step's one key, modifiers aside. A search asks for it millions of times: asking for each key in turn takes seven times
 *  as long, since steps of fourteen shapes are more than V8 remembers at one place. */
export function kindOf(step: Step): StepKind {
  for (const key in step) {
    if (key !== 'sync' && key !== 'priority' && key !== 'times' && key !== 'as') return key as StepKind;
  }
  throw new TypeError('A step without a key is none: parse foreign programs before they are run.');
}

/** Steps + tasks, the main task included: the measure that shrinking lowers first. */
export function sizeOf(program: Program): number {
  let size = program.tasks.length;
  for (const task of program.tasks) size += task.steps.length;
  return size;
}
