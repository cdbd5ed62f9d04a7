/**
 * VIRTUAL TIMERS: a fake clock, as tests use one.
 *
 * The idea: code that waits by callbacks needs no event loop of its own, only somebody who says what time it is. Here that
 * is the test: nothing happens until it calls `advance`, and then everything that falls due happens in order, at once,
 * and at the time for which it was set.
 *
 * What it teaches: time is just another input. Between two deadlines nothing can happen, so the clock may jump; what is
 * due joins what was deferred in one queue; and one pass over that queue is what other loops call an iteration.
 *
 * What it cannot do: know that a callback holds the processor. Its time stands still meanwhile, until it is moved on again.
 */
import { TimerQueue } from '../clock/timer-queue.ts';
import { Ring } from './ring.ts';

/** What `clearTimer` takes. */
export interface Timer {
  readonly id: number;
  /** Gone once it has been called, or the timer was cleared. */
  callback: (() => void) | undefined;
}

/**
 * @example
 * const clock = new VirtualTimers();
 * clock.setTimer(3000, wake);
 * clock.advance(2999); // nothing
 * clock.advance(1); // wakes; clock.now() is 3000
 */
export class VirtualTimers {
  private readonly timers: TimerQueue = new TimerQueue();
  private readonly ready: Ring<Timer> = new Ring();
  private time = 0;

  now(): number {
    return this.time;
  }

  /** Calls back once, `ms` from now: a finite number, and a negative one counts as 0. */
  setTimer(ms: number, callback: () => void): Timer {
    // The clock never goes back, whatever it is asked for.
    const deadline = this.time + Math.max(0, ms);
    const timer: Timer = { id: this.timers.set(deadline, () => this.ready.push(timer)), callback };
    return timer;
  }

  /** Without effect on one that has been called. */
  clearTimer(timer: Timer): void {
    this.timers.cancel(timer.id);
    timer.callback = undefined;
  }

  /** Calls back at the next `advance`, after what already waits. */
  defer(callback: () => void): void {
    this.ready.push({ id: 0, callback });
  }

  /** Lets `ms` pass, calling back whatever falls due. What a callback throws comes out, and the rest waits for the next
   *  call. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      while (this.timers.nextDeadline() <= this.time) this.timers.shift()!();
      if (this.ready.length > 0) this.callBack();
      else if (this.timers.nextDeadline() <= end) this.time = this.timers.nextDeadline();
      else break;
    }
    this.time = Math.max(this.time, end);
  }

  /** What becomes ready from here on waits until the timers were looked at again. */
  private callBack(): void {
    for (let left = this.ready.length; left > 0; left--) {
      const timer = this.ready.shift()!;
      const { callback } = timer;
      timer.callback = undefined;
      callback?.();
    }
  }
}
