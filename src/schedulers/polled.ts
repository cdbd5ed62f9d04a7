/**
 * POLLED: ask every task again and again whether it is ready.
 *
 * The idea: the oldest way to do several things at once, and the one that Rust's futures grew from. A task is an object
 * with a `poll` that does what it can now, at once, and says whether it has come to its end. `wait` polls the pending ones
 * in turn until none is left. Three tasks that sleep 3 s take 3 s: each poll only compares the clock with a deadline.
 *
 * What it teaches: concurrency needs neither threads nor coroutines, only tasks that return instead of waiting, and that
 * remember where they stood. And it shows the price. "Not yet" says neither when to ask again nor whether the task got any
 * further, so all that the loop can do is let some time pass and ask everybody. A long interval notices every wake-up late; a
 * short one asks for nothing more often: at 1 ms, three sleeps of 3 s are asked 9,000 times. A task that waits ten
 * times in a row, though for nothing but what is there already, may be ten intervals late.
 *
 * What it cannot do: wake a task at its very deadline, tell a task that waits from one that never will be ready, or spare
 * the author of a task the state machine.
 */
import type { Clock } from '../clock/clock.ts';
import type { Outcome } from './outcome.ts';

export interface Pollable<T> {
  /** Goes as far as it can without waiting. `now`: ms of virtual time. True once the task has ended; not called again
   *  after that, nor after it threw, which ends the task with that error. */
  poll(now: number): boolean;
  /** Read once `poll` has returned true. */
  readonly result?: T;
}

/**
 * Polls the tasks, in the order given, until all have ended. Their outcomes come in that order too, whichever ended first,
 * as from `Promise.allSettled`; a task that throws does not disturb the others.
 *
 * `interval`: ms between two passes in which nothing became ready. A RangeError unless it is positive: while the loop
 * polls, time passes only here, so that with 0 a task that waits for a deadline would never see it.
 *
 * @example
 * const until = (deadline: number) => ({ poll: (now: number) => now >= deadline, result: deadline });
 * wait([until(1500), until(1000), until(2500)], clock); // 2.5 s later: 1500, 1000, 2500, each fulfilled
 */
export function wait<T>(tasks: readonly Pollable<T>[], clock: Clock, interval = 1): Outcome<T>[] {
  if (!(interval > 0 && interval < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `Expected an interval of more than 0 ms but received ${interval}: a polled loop stands still unless it lets time pass between two passes. Leave it out for 1 ms.`,
    );
  }
  const outcomes = new Array<Outcome<T> | undefined>(tasks.length).fill(undefined);
  let pending = tasks.map((_, position) => position);
  while (pending.length > 0) {
    const left = pending.filter((position) => {
      outcomes[position] = poll(tasks[position]!, clock);
      return outcomes[position] === undefined;
    });
    // What became ready may be what another, polled before it in this pass, is waiting for: ask again at once.
    if (left.length === pending.length) clock.sleep(interval);
    pending = left;
  }
  return outcomes as Outcome<T>[];
}

/** The task's outcome, or undefined while it is pending. */
function poll<T>(task: Pollable<T>, clock: Clock): Outcome<T> | undefined {
  // Each poll gets the time afresh: the one before may have worked for long.
  const now = clock.now();
  try {
    return task.poll(now) ? { status: 'fulfilled', value: task.result as T } : undefined;
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}
