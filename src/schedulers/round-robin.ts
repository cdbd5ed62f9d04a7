/**
 * ROUND ROBIN: generators take turns.
 *
 * The idea: a generator is a function that can stop in the middle and be continued (PEP 342 made them coroutines). So a
 * task may be written as if it were alone, with a `yield` wherever others may go on, and the loop is a queue: take the
 * first, continue it up to its next `yield`, put it at the back unless it has finished.
 *
 * What it teaches: a scheduler is a few lines once functions can be suspended, and `yield*` lets one coroutine wait in
 * another. Nobody is overtaken twice: each task in front goes behind you after its turn.
 *
 * What it cannot do: let a task wait without being asked. `nonBlockingSleep` and `join` are loops that yield until what
 * they wait for has come, so waiting costs a turn in every rotation, a wake-up is noticed up to one interval late, and a
 * task that waits for ever looks like one that waits. The event loop is the answer to all three.
 */

import type { Clock } from '../clock/clock.ts';
import { CancelledError } from './cancelled-error.ts';
import { type Outcome, unwrap } from './outcome.ts';
import { Ring } from './ring.ts';

export type Coroutine<T> = Generator<void, T, void>;

export interface Task<T> {
  readonly coroutine: Coroutine<T>;
  /** Undefined until the task has finished. */
  outcome: Outcome<T> | undefined;
}

/** The tasks that have not finished; the first one has the next turn. */
export type Rotation = Ring<Task<unknown>>;

export interface RoundRobin {
  /** Puts a coroutine at the back of the rotation. */
  createTask<T>(coroutine: Coroutine<T>): Task<T>;
  /** Takes turns until `main` has finished; returns its result or throws its error. Tasks that are unfinished then stay
   *  in the rotation, and go on with the next call. */
  runUntilComplete<T>(main: Coroutine<T>): T;
  /** Yields, at least once, until `ms` have passed; up to one interval longer. */
  nonBlockingSleep(ms: number): Coroutine<void>;
  /** Yields, at least once, until the task has finished; returns its result or throws its error. */
  join<T>(task: Task<T>): Coroutine<T>;
  /** Closes the task's coroutine there and then (its `finally` blocks run, up to a `yield`): whoever joins it is thrown a
   *  CancelledError. Without effect on a task that has finished. */
  cancel(task: Task<unknown>): void;
}

export interface RoundRobinOptions {
  /** ms that the loop lets pass after a full rotation in which no task began or ended; default 1. */
  readonly interval?: number;
  /** What one turn of the loop does to the rotation; default `select`. */
  readonly select?: (rotation: Rotation) => void;
}

/**
 * Throws a RangeError where the interval is not positive: tasks that wait never end the rotation, so that with 0 the clock
 * would stand still.
 *
 * @example
 * const { createTask, join, nonBlockingSleep, runUntilComplete } = createRoundRobin(clock);
 * runUntilComplete((function* () {
 *   const naps = [1500, 1000, 2500].map((ms) => createTask(nonBlockingSleep(ms)));
 *   for (const nap of naps) yield* join(nap);
 * })()); // 2.5 s later, and at most one interval
 */
export function createRoundRobin(clock: Clock, options: RoundRobinOptions = {}): RoundRobin {
  const { interval = 1, select: selectNext = select } = options;
  if (!(interval > 0 && interval < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `Expected an interval of more than 0 ms but received ${interval}: tasks that wait are asked again and again, and the clock stands still unless the loop lets time pass. Leave it out for 1 ms.`,
    );
  }
  const rotation: Rotation = new Ring();
  let made = 0;

  function createTask<T>(coroutine: Coroutine<T>): Task<T> {
    made++;
    const task: Task<T> = { coroutine, outcome: undefined };
    rotation.push(task);
    return task;
  }

  return {
    createTask,
    runUntilComplete(coroutine) {
      const main = createTask(coroutine);
      while (main.outcome === undefined) {
        if (rotation.length === 0) throw new Error('The main task left the rotation before it had finished.');
        const madeBefore = made;
        const length = rotation.length;
        // A task that is made during this rotation has its first turn in the next.
        for (let left = length; left > 0; left--) selectNext(rotation);
        // One that began has yet to say what it waits for, and one that ended may be what another waits for: no time
        // passes before they have been asked.
        if (made === madeBefore && rotation.length === length) clock.sleep(interval);
      }
      return unwrap(main.outcome);
    },
    nonBlockingSleep: (ms) => sleep(clock, ms),
    join,
    cancel,
  };
}

function* sleep(clock: Clock, ms: number): Coroutine<void> {
  const deadline = clock.now() + ms;
  do yield;
  while (clock.now() < deadline);
}

function* join<T>(task: Task<T>): Coroutine<T> {
  // At least once, though there may be nothing to wait for: who joins many that have ended would otherwise go on and on in
  // one turn (trio, too, makes every wait a checkpoint).
  do yield;
  while (task.outcome === undefined);
  return unwrap(task.outcome);
}

function cancel(task: Task<unknown>): void {
  if (task.outcome !== undefined) return;
  task.coroutine.return(undefined);
  // It leaves the rotation when it would have had its next turn.
  task.outcome = { status: 'rejected', reason: new CancelledError('The task was cancelled.') };
}

/** Takes the task that has the next turn, runs it, and puts it at the back unless it has finished. */
export function select(rotation: Rotation): void {
  const task = rotation.shift();
  if (task !== undefined && !takeTurn(task)) rotation.push(task);
}

/** Runs a task up to its next `yield`. True once it has finished, with a result or with an error of its own. */
export function takeTurn(task: Task<unknown>): boolean {
  if (task.outcome !== undefined) return true;
  try {
    const turn = task.coroutine.next();
    if (turn.done !== true) return false;
    task.outcome = { status: 'fulfilled', value: turn.value };
  } catch (reason) {
    task.outcome = { status: 'rejected', reason };
  }
  return true;
}
