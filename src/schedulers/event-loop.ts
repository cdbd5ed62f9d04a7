/**
 * EVENT LOOP: wait without being asked. Python's asyncio (PEP 3156), in small.
 *
 * The idea: a task that waits leaves the rotation, and what it waits for, a *future*, puts it back when it comes true. So
 * the loop holds two queues: the tasks that are *ready*, in order, and the *timers*, by deadline. One iteration moves what is
 * due from the second to the first and runs what was ready at its beginning; where nothing is ready the clock jumps to the
 * next deadline. Read `future.ts` and `task.ts` first: what is waited for, and who waits.
 *
 * What it teaches: to await is to `yield` a future, up through all callers (`yield*`, PEP 380) to the task that drives the
 * outermost coroutine; sleeping and joining cost nothing while they last; and a loop that knows who waits for what can
 * tell a deadlock from patience.
 *
 * What it cannot do: take the processor from a task that does not yield. And since it looks at the timers between two
 * iterations only, a wake-up may be overtaken twice by the same task: at the end of this iteration and in the next.
 */
import type { Clock } from '../clock/clock.ts';
import { TimerQueue } from '../clock/timer-queue.ts';
import { type Coroutine, Future } from './future.ts';
import { unwrap } from './outcome.ts';
import { Ring } from './ring.ts';
import { Task } from './task.ts';

/**
 * @example
 * const loop = new EventLoop(clock);
 * loop.runUntilComplete((function* () {
 *   const compute = function* (x: number, y: number) { yield loop.sleep(1000); return x + y; };
 *   return yield* loop.createTask(compute(1, 2));
 * })()); // 3, after 1 s
 */
export class EventLoop {
  /** The tasks that have not ended, in the order in which they were made. */
  readonly tasks: Set<Task<unknown>> = new Set();
  private readonly clock: Clock;
  private readonly ready: Ring<Task<unknown> | (() => void)> = new Ring();
  private readonly timers: TimerQueue = new TimerQueue();
  private made = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Its first turn comes in the next iteration. */
  createTask<T>(coroutine: Coroutine<T>, name: string = `task ${++this.made}`): Task<T> {
    const task = new Task(this, coroutine, name);
    this.tasks.add(task);
    this.callSoon(task);
    return task;
  }

  /** A future that comes true in so many ms, counted from this call. A RangeError where that is no time to wait for. */
  sleep(ms: number): Future<void> {
    if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Expected a sleep of 0 ms or more but received ${ms}: such a timer would never be due in order.`,
      );
    }
    const timer = this.timers.set(this.clock.now() + ms, () => future.setResult());
    // A timer that nobody waits for must not keep the loop waiting.
    const future = new Future<void>(this, 'a sleep', () => this.timers.cancel(timer));
    return future;
  }

  /** All results in the order given, or the first exception; the others go on then. Coroutines are made tasks. */
  gather<T>(parts: readonly (Coroutine<T> | Future<T>)[]): Future<T[]> {
    const futures = parts.map((part) => (part instanceof Future ? part : this.createTask(part)));
    const all = new Future<T[]>(this, 'a gather');
    let left = futures.length;
    if (left === 0) all.setResult([]);
    for (const future of futures) {
      future.addDoneCallback(() => {
        left--;
        if (all.outcome !== undefined) return;
        if (future.outcome?.status === 'rejected') all.setException(future.outcome.reason);
        else if (left === 0) all.setResult(futures.map((each) => unwrap(each.outcome!)));
      });
    }
    return all;
  }

  /** Runs a task in the next iteration, or calls back. */
  callSoon(next: Task<unknown> | (() => void)): void {
    this.ready.push(next);
  }

  /**
   * Iterates until `main` has ended: its result, or its exception thrown. Other tasks stay where they are, and go on with
   * the next call.
   *
   * @throws DeadlockError where nothing is ready, no timer is set and main has not ended.
   */
  runUntilComplete<T>(main: Coroutine<T> | Future<T>): T {
    const future = main instanceof Future ? main : this.createTask(main);
    this.runUntil(future);
    return unwrap(future.outcome!);
  }

  /** As `runUntilComplete`, but leaves the outcome, an exception too, in the future. */
  runUntil(future: Future<unknown>): void {
    while (future.outcome === undefined) this.iterate();
  }

  private iterate(): void {
    const { clock, ready, timers } = this;
    if (ready.length === 0) {
      if (timers.size === 0) throw new DeadlockError(this.tasks);
      const ms = timers.nextDeadline() - clock.now();
      if (ms > 0) clock.sleep(ms);
    }
    for (const now = clock.now(); timers.nextDeadline() <= now; ) timers.shift()!();
    // What becomes ready from here on waits for the next iteration: otherwise two tasks that yield to each other would
    // keep the loop from ever looking at its timers again.
    for (let left = ready.length; left > 0; left--) {
      const next = ready.shift()!;
      if (typeof next === 'function') next();
      else next.turn();
    }
  }
}

/** The tasks that wait can only be woken by each other. */
export class DeadlockError extends Error {
  override readonly name: string = 'DeadlockError';

  constructor(tasks: Iterable<Task<unknown>>) {
    const waits = Array.from(tasks, ({ name, waitsFor }) => `${name} for ${waitsFor?.name ?? 'nothing'}`);
    const shown = waits.length > 10 ? [...waits.slice(0, 9), `… ${waits.length - 9} more`] : waits;
    const who = shown.length > 0 ? `waiting: ${shown.join(', ')}` : 'no task is left';
    super(
      `Deadlock: nothing is ready and no timer is set; ${who}. Look for a cycle, or a future whose result nobody sets.`,
    );
  }
}
