import type { LockKey } from '../program/program.ts';
import type { Channel, Reception } from './exchange.ts';
import type { SpawnTimes } from './expiry.ts';
import type { TaskResult } from './run.ts';
import type { TaskState } from './states.ts';

/** A task as a generator function, to be run by a scheduler of coroutines. */
// biome-ignore lint/suspicious/noExplicitAny: each scheduler yields instructions of its own
export type Coroutine<T = TaskResult> = () => Generator<any, T, any>;

/** What a coroutine scheduler is asked with. All but `run` are used through `yield*`. */
export interface CoroutinePrimitives {
  /** Runs main and all that it spawns. Returns when done, or a promise. */
  run(main: Coroutine): unknown;
  /** Asks for a task to be run and gives its handle. */
  spawn(task: Coroutine, options?: SpawnTimes): Instructions<unknown>;
  /** Waits for the task: its result, or its error thrown. */
  // biome-ignore lint/suspicious/noExplicitAny: the adapter knows its own handles
  join(handle: any): Instructions<unknown>;
  sleep(ms: number): Instructions<unknown>;
  /** Gives the turn away. Left out: `sleep(0)`. */
  yield?(): Instructions<unknown>;
  /** Runs a coroutine as a part of the task that asks: its result, or its error thrown. For schedulers that are handed
   *  coroutines within coroutines. Left out: `yield*`. */
  // biome-ignore lint/suspicious/noExplicitAny: a part gives what the task gives
  call?(part: Coroutine): Instructions<any>;
  /** Runs the coroutines until the first has ended (`supports: ['race']`), and gives its result, or throws its error: the others are cancelled. What it
   *  gives may be wrapped in an array, or an object, that holds nothing else. */
  race?(arms: readonly Coroutine[]): Instructions<unknown>;
  /** Runs the coroutines to their ends, and gives an array of their results; or, once one has failed, throws its error: the
   *  others are cancelled (`supports: ['all']`). */
  all?(arms: readonly Coroutine[]): Instructions<readonly unknown[]>;
  /** Registers what the task that asks has to clean up (`supports: ['cleanup']`): to be called when it ends, however it does, and before
   *  anybody is told of that, as often as it was registered. Left out: a `finally` block. */
  cleanup?(part: Coroutine<void>): Instructions<unknown>;
  /** Cancels the task (`supports: ['cancel']`): once this has come back it takes no step more, and its joins throw. Its
   *  coroutine is closed (`return()`), or an error is thrown into it where it waits. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  cancel?(handle: any): Instructions<unknown>;
  /** Cancels the task that asks (`supports: ['cancel-self']`). It may come back: then the task goes on up to its next sleep or yield, and
   *  no further. Or the task ends there. */
  cancelSelf?(): Instructions<unknown>;
  /** Waits until no task but main is left that has not ended (`supports: ['idle']`). */
  idle?(): Instructions<unknown>;
  /** Waits until fewer tasks than so many wait to start: with 1 until none does (`supports: ['empty']`; other numbers with
   *  `'size'`). */
  shorter?(below: number): Instructions<unknown>;
  /** Once this has come back no task starts (`supports: ['pause']`). */
  pause?(): Instructions<unknown>;
  /** Lets tasks start again (`supports: ['pause']`). */
  resume?(): Instructions<unknown>;
  /** Forgets the tasks that wait to start, and none that runs (`supports: ['clear']`). */
  clear?(): Instructions<unknown>;
  /** At most so many tasks at once from now on; none that runs is stopped (`supports: ['set-limit']`). */
  setLimit?(limit: number): Instructions<unknown>;
  /** Takes a lock, or so many permits of it (`supports: ['lock']`, `'weight'`), and returns the function that gives them back. With a
   *  timeout (`'lock-timeout'`) it throws when so many ms are over. */
  acquire?(key: LockKey, weight: number, timeout?: number): Instructions<() => unknown>;
  /** Makes a channel that holds so many values before its sender must wait (`supports: ['channel']`); with 0, sender and
   *  receiver wait for each other. `{ done: true }` says that it is closed and empty. */
  channel?(capacity: number): Channel<Instructions<unknown>, Instructions<Reception>>;
  /** Whether the task runs, or how it ended (`supports: ['state']`). It has started, and comes back at once, with nothing done. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  state?(handle: any): TaskState;
  /** Asks for what is there at once: a value, the result of a call (`supports: ['loop']`). */
  ready?(): Instructions<unknown>;
}

/** Anything that `yield*` takes; what is yielded is between adapter and scheduler. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Instructions<T> = Iterable<any, T, any>;
