/**
 * EVENT LOOP: wait without being asked. Python's asyncio (PEP 3156), in small.
 *
 * The idea: a task that waits leaves the rotation, and what it waits for, a *future*, puts it back when it comes true. So
 * the loop holds two queues: the tasks that are *ready*, in order, and the *timers*, by deadline. One iteration moves what is
 * due from the second to the first and runs what was ready at its beginning; where nothing is ready the clock jumps to the
 * next deadline.
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
import { type Outcome, unwrap } from './outcome.ts';
import { Ring } from './ring.ts';

/** Yields a future to wait for it (it is answered with the result, or the exception is thrown in), or nothing to give the
 *  turn away. */
export type Coroutine<T> = Generator<Future<unknown> | undefined, T, unknown>;

/** Something that will have a result or an exception. */
export class Future<T> {
  readonly name: string;
  outcome: Outcome<T> | undefined = undefined;
  protected readonly loop: EventLoop;
  private waiters: (Task<unknown> | (() => void))[] | undefined = undefined;

  constructor(loop: EventLoop, name = 'a future') {
    this.loop = loop;
    this.name = name;
  }

  setResult(value: T): void {
    this.complete({ status: 'fulfilled', value });
  }

  setException(reason: unknown): void {
    this.complete({ status: 'rejected', reason });
  }

  /** Calls back from the ready queue, never from within `setResult`: whoever completes a future keeps its turn. */
  addDoneCallback(callback: Task<unknown> | (() => void)): void {
    if (this.outcome !== undefined) this.call(callback);
    else if (this.waiters === undefined) this.waiters = [callback];
    else this.waiters.push(callback);
  }

  /** `yield* future` waits for it, too, and knows the type of its result. */
  *[Symbol.iterator](): Coroutine<T> {
    return (yield this) as T;
  }

  protected complete(outcome: Outcome<T>): void {
    if (this.outcome !== undefined)
      throw new Error(`The outcome of ${this.name} is set already: set it once only.`);
    this.outcome = outcome;
    const { waiters } = this;
    this.waiters = undefined;
    if (waiters !== undefined) for (const waiter of waiters) this.call(waiter);
  }

  private call(waiter: Task<unknown> | (() => void)): void {
    if (typeof waiter === 'function') this.loop.callSoon(waiter);
    else waiter.wake(this);
  }
}

/** Drives a coroutine, one turn at a time; as a future it comes true with what the coroutine returns or throws. */
export class Task<T> extends Future<T> {
  /** What it waits for. */
  waitsFor: Future<unknown> | undefined = undefined;
  /** What it waited for, until its next turn sends the outcome in. */
  private answer: Outcome<unknown> | undefined = undefined;
  private state: 'running' | 'to cancel' | 'cancelled' = 'running';
  private readonly coroutine: Coroutine<T>;

  constructor(loop: EventLoop, coroutine: Coroutine<T>, name: string) {
    super(loop, name);
    this.coroutine = coroutine;
  }

  /** At its next turn the coroutine returns from where it stands, so that its `finally` blocks run (they may wait), and
   *  the task ends with a CancelledError. Without effect on one that has ended or is cancelled already. */
  cancel(): void {
    if (this.outcome !== undefined || this.state !== 'running') return;
    this.state = 'to cancel';
    if (this.waitsFor !== undefined) this.wake(this.waitsFor);
  }

  /** Ready now, unless it has stopped waiting for `future`: it was cancelled meanwhile. */
  wake(future: Future<unknown>): void {
    if (this.waitsFor !== future) return;
    this.waitsFor = undefined;
    this.answer = future.outcome;
    this.loop.callSoon(this);
  }

  /** Runs up to the next `yield` and sees to what that asks for. */
  turn(): void {
    let step: IteratorResult<Future<unknown> | undefined, T>;
    try {
      step = this.resume();
    } catch (reason) {
      this.complete({ status: 'rejected', reason });
      return;
    }
    if (step.done !== true) this.waitFor(step.value);
    else if (this.state !== 'cancelled') this.complete({ status: 'fulfilled', value: step.value });
    else this.complete({ status: 'rejected', reason: new CancelledError(`${this.name} was cancelled`) });
  }

  protected override complete(outcome: Outcome<T>): void {
    this.loop.tasks.delete(this);
    super.complete(outcome);
  }

  private resume(): IteratorResult<Future<unknown> | undefined, T> {
    const { answer, coroutine } = this;
    this.answer = undefined;
    if (this.state === 'to cancel') {
      this.state = 'cancelled';
      return coroutine.return(undefined as T);
    }
    if (answer === undefined) return coroutine.next();
    return answer.status === 'rejected' ? coroutine.throw(answer.reason) : coroutine.next(answer.value);
  }

  private waitFor(future: Future<unknown> | undefined): void {
    if (future === undefined) {
      this.loop.callSoon(this);
    } else if (future instanceof Future) {
      this.waitsFor = future;
      future.addDoneCallback(this);
    } else {
      this.answer = {
        status: 'rejected',
        reason: new TypeError(`${this.name} yielded a ${typeof future}: yield a future, or nothing.`),
      };
      this.loop.callSoon(this);
    }
  }
}

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

  /** A future that comes true in so many ms, counted from this call. */
  sleep(ms: number): Future<void> {
    const future = new Future<void>(this, 'a sleep');
    this.timers.set(this.clock.now() + ms, () => future.setResult());
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
    while (future.outcome === undefined) this.iterate();
    return unwrap(future.outcome);
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

/** How a cancelled task ends. */
export class CancelledError extends Error {
  override readonly name: string = 'CancelledError';
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
