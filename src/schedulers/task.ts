import { CancelledError } from './cancelled-error.ts';
import type { EventLoop } from './event-loop.ts';
import { type Coroutine, Future } from './future.ts';
import type { Outcome } from './outcome.ts';

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
    const { waitsFor } = this;
    // Whoever waits for nothing is in the ready queue already, its wake-up perhaps with it: the next turn asks first
    // whether the task was cancelled. asyncio's `wait_for` once asked in the other order, and swallowed a cancellation.
    if (waitsFor === undefined) return;
    waitsFor.removeWaiter(this);
    this.wake(waitsFor);
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
