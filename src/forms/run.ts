import type { Code } from '../program/code.ts';
import { Digest } from '../program/digest.ts';
import type { Thrown } from '../program/program.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Exchange } from './exchange.ts';
import type { Registration } from './registration.ts';
import type { Teardown } from './teardown.ts';
import type { Watched } from './watching.ts';

/** The clock as a form sees it: what tasks need in order to run, nothing that a scheduler could reach. */
export interface RunClock {
  /** The time, uncounted. */
  peek(): number;
  /** Holds the processor for so many ms. */
  hold(ms: number): void;
  /** Counts a turn against the budget. */
  spend(): void;
  /** How the world deviates on the next occasion (`Deviation`), for a form whose schedulers do not run on this clock. */
  nextDeviation(): number;
  setTimer(ms: number, callback: () => void): number;
  clearTimer(id: number): void;
}

/** One run of one program: what interpreter, driver and harness share. */
export interface Run {
  readonly scheduler: string;
  readonly code: Code;
  readonly clock: RunClock;
  readonly recorder: Recorder;
  /** When the run started, in the time of its events. */
  startTime: number;
  /** The time to write into events: the virtual clock's, or that of a scheduler that keeps its own. */
  now: () => number;
  /** Holds the processor for so many ms of that time: a `work` step. */
  hold: (ms: number) => void;
  /** What `spawn` returned, by task. */
  readonly handles: unknown[];
  /** What aborts each task, where that is how it is cancelled. */
  readonly controllers: (AbortController | undefined)[];
  /** Who is to be told when a task finishes, by task: the joins of forms that have no handles of their own. */
  readonly listeners: (readonly (() => void)[] | undefined)[];
  /** What each finished task ended with, for those joins. */
  readonly outcomes: (Outcome | undefined)[];
  /** Tasks spawned, main included, and finished. */
  spawnCount: number;
  finishCount: number;
  /** For each task 1 where somebody asked to cancel it and it has not finished, 2 where it has all the same, or had just
   *  then, 3 where it waited to start when all that wait were to be cleared, 4 where its time was up and it goes on, 5 where it was refused; undefined as long as nobody has asked. */
  cancelled: Uint8Array | undefined;
  /** How many of those have not finished. */
  cutCount: number;
  /** What a task has spawned is cancelled at its end, by claim. */
  readonly ownsChildren: boolean;
  /** Who joins a cancelled task is cancelled by that, by claim: for each task whom it joins, or −1; undefined where not. */
  joining: Int32Array | undefined;
  /** Tasks are written in parts, each of which calls the next (see `delegation` among the laws). */
  readonly inParts: boolean;
  /** How many of those were cleared, and when somebody last asked for that, ms. */
  clearedCount: number;
  clearedAt: number;
  /** Its channels; undefined where its scheduler has none. */
  exchange: Exchange | undefined;
  /** Does it stop those whose time is up? */
  readonly stopsExpired: boolean;
  /** What tells of itself; undefined where its scheduler does not. */
  watched: Watched | undefined;
  /** What a scheduler says of the task of that handle; undefined where it is not asked. */
  stateOf: ((handle: unknown) => unknown) | undefined;
  /** Its scheduler may refuse tasks: what rejects before it has started was. */
  refuses: boolean;
  /** Undefined where tasks clean up in `finally` blocks of their own. */
  registration: Registration | undefined;
  /** Permits of each lock; who asks for more of them asks for all. */
  readonly permits: number;
  /** A failure ends the whole: what waits to start by then counts as cleared. */
  failsFast: boolean;
  /** How many tasks were given as promises that are not yet kept. */
  pendingInputs: number;
  /** What tasks threw as they cleaned up, in order; undefined as long as none has. */
  teardowns: Teardown[] | undefined;
  /** A task that fails more than once ends with its first error. */
  keepsFirstError: boolean;
  /** The last error thrown by a `throw` step was to come synchronously. */
  threwSync: boolean;
  /** Texts of errors that no task threw, in order of appearance: a digest cannot say them. */
  readonly foreignErrors: string[];
  /** The scheduler itself threw: the run is over. */
  crash: { readonly where: string; readonly error: unknown } | undefined;
}

/** What a task ended with. `value` is a TaskResult, unless a scheduler delivered something else. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** What a task returns to its scheduler: an object of its own, so that a result delivered to the wrong place is seen. */
export class TaskResult {
  readonly task: number;
  readonly value: number;
  constructor(task: number, value: number) {
    this.task = task;
    this.value = value;
  }
}

/** What a `throw` step, or a cleanup that fails, throws. It is an Error to `instanceof`, but captures no stack: that would cost more than a run. */
export class TaskError {
  readonly name: string = 'TaskError';
  readonly message: string;
  readonly task: number;
  readonly atCleanup: boolean;
  constructor(task: number, taskName: string, atCleanup = false) {
    this.task = task;
    this.atCleanup = atCleanup;
    this.message = `thrown by task ${taskName}${atCleanup ? ' as it cleaned up' : ''}`;
  }
}
Object.setPrototypeOf(TaskError.prototype, Error.prototype);

/** What a join of a cancelled task throws, in place of whatever its scheduler has for that. */
export class TaskCancelled {
  readonly name: string = 'TaskCancelled';
  readonly message: string;
  constructor(taskName: string) {
    this.message = `task ${taskName} was cancelled`;
  }
}
Object.setPrototypeOf(TaskCancelled.prototype, Error.prototype);

export function makeRun(
  scheduler: string,
  code: Code,
  clock: RunClock,
  recorder: Recorder,
  inParts = false,
  permits = 1,
  stopsExpired = false,
  ownsChildren = false,
): Run {
  return {
    scheduler,
    code,
    clock,
    recorder,
    startTime: clock.peek(),
    now: () => clock.peek(),
    hold: (ms) => clock.hold(ms),
    handles: [],
    controllers: [],
    listeners: [],
    outcomes: [],
    spawnCount: 1,
    finishCount: 0,
    cancelled: undefined,
    cutCount: 0,
    ownsChildren,
    joining: undefined,
    inParts,
    clearedCount: 0,
    clearedAt: 0,
    exchange: undefined,
    stopsExpired,
    watched: undefined,
    stateOf: undefined,
    refuses: false,
    registration: undefined,
    permits,
    failsFast: false,
    pendingInputs: 0,
    teardowns: undefined,
    keepsFirstError: false,
    threwSync: false,
    foreignErrors: [],
    crash: undefined,
  };
}

/** Notes that the scheduler threw where it must not, and ends the task's turn by throwing the same. */
export function crashed(run: Run, where: string, error: unknown): never {
  run.crash ??= { where, error };
  throw error;
}

export function thrownValue(run: Run, task: number, thrown: Thrown): unknown {
  switch (thrown) {
    case 'error':
      return new TaskError(task, run.code.program.tasks[task]!.name);
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case 'false':
      return false;
    case 'zero':
      return 0;
    case 'empty':
      return '';
  }
}

/** Of what a join of `task` gave; `Digest.foreign` where it is no result of that task. */
export function resultDigest(task: number, value: unknown): number {
  return value instanceof TaskResult && value.task === task ? value.value : Digest.foreign;
}

export function errorDigest(run: Run, error: unknown): number {
  if (error instanceof TaskError)
    return Digest.error + 8 * error.task + (error.atCleanup ? Digest.atCleanup : 0);
  const position = FALSY.indexOf(error);
  if (position > 0) return Digest.error + position;
  if (error instanceof TaskCancelled) return Digest.cancelled;
  run.foreignErrors.push(describeError(error));
  return Digest.foreignError;
}

/** In the order of THROWN; the first, an Error object, is no falsy value. */
const FALSY: readonly unknown[] = [Number.NaN, undefined, null, false, 0, ''];

export function describeError(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return typeof error === 'object' && error !== null ? Object.prototype.toString.call(error) : String(error);
}

/** What a task returns to a scheduler, or throws to it. */
export function unwrap(outcome: Outcome): TaskResult {
  if ('error' in outcome) throw outcome.error;
  return outcome.value as TaskResult;
}
