import type { EventLoop } from './event-loop.ts';
import type { Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** Yields a future to wait for it (it is answered with the result, or the exception is thrown in), or nothing to give the
 *  turn away. */
export type Coroutine<T> = Generator<Future<unknown> | undefined, T, unknown>;

/** Something that will have a result or an exception. */
export class Future<T> {
  readonly name: string;
  outcome: Outcome<T> | undefined = undefined;
  protected readonly loop: EventLoop;
  private waiters: (Task<unknown> | (() => void))[] | undefined = undefined;
  /** Called when the last one that waited was cancelled: nobody needs the result any more. */
  private readonly abandon: (() => void) | undefined;

  constructor(loop: EventLoop, name = 'a future', abandon?: () => void) {
    this.loop = loop;
    this.name = name;
    this.abandon = abandon;
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

  /** A task that is cancelled waits no more. */
  removeWaiter(task: Task<unknown>): void {
    if (this.waiters === undefined) return;
    this.waiters = this.waiters.filter((waiter) => waiter !== task);
    if (this.waiters.length === 0) this.abandon?.();
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
