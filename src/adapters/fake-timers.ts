import type { CallbackPrimitives } from '../forms/callback.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `@sinonjs/fake-timers`, or of `lolex`, its name before; any version. */
export interface FakeTimers {
  createClock(): Clock;
}

interface Clock {
  readonly now: number;
  setTimeout(callback: () => void, ms: number): unknown;
  setInterval(callback: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
  clearInterval(id: unknown): void;
  setImmediate(callback: () => void): unknown;
  /** Since lolex 4. */
  queueMicrotask?(callback: () => void): void;
  tick(ms: number): unknown;
  /** Since fake-timers 6. */
  runAllAsync?(): Promise<unknown>;
}

/**
 * The README (https://github.com/sinonjs/fake-timers#readme): "JavaScript implementation of the timer APIs; `setTimeout`, `clearTimeout`, `setImmediate`,
 * `clearImmediate`, `setInterval`, `clearInterval`": so with what these make of a delay that is text, negative or NaN; `clock.tick(time)`: "Advance the clock, firing
 * callbacks if necessary"; `clock.setTimeout`: "Schedules the callback to be fired once `timeout` milliseconds have ticked by"; `clock.setInterval`:
 * "Schedules the callback to be fired every time `timeout` milliseconds have ticked by"; `clock.setImmediate`: "Schedules the callback to be fired once `0`
 * milliseconds have ticked by … If called during a tick the callback won't fire until `1` millisecond has ticked by": so a wake-up may be late (`resolution`),
 * and the clock moves on while a callback could run.
 */
export function fakeTimers({ createClock }: FakeTimers, name = 'fake-timers'): Scheduler {
  return ofClock(name, 1, () => {
    const clock = createClock();
    return { ...timersOf(clock), defer: (callback) => clock.setImmediate(callback) };
  });
}

/** The same where tasks go on by the clock's own `queueMicrotask`, which a tick runs before its timers. */
export function fakeMicrotasks({ createClock }: FakeTimers, name = 'fake-timers (microtasks)'): Scheduler {
  return ofClock(name, 1, () => {
    const clock = createClock();
    return { ...timersOf(clock), defer: (callback) => clock.queueMicrotask!(callback) };
  });
}

/** `clock.runAllAsync()`: "This runs all pending timers until there are none remaining. If new timers are added while it is executing they will be run as
 *  well"; "will also break the event loop, allowing any scheduled promise callbacks to execute *before* running the timers". */
export function fakeRunAllAsync({ createClock }: FakeTimers, name = 'fake-timers (runAllAsync)'): Scheduler {
  return ofClock(name, 1, () => {
    const clock = createClock();
    return {
      ...timersOf(clock),
      defer: (callback) => clock.queueMicrotask!(callback),
      advance: () => clock.runAllAsync!(),
    };
  });
}

function ofClock(name: string, resolution: number, create: () => CallbackPrimitives): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel', 'repeat', 'odd-delays'],
    guarantees: { resolution },
    create,
  });
}

function timersOf(clock: Clock): CallbackPrimitives {
  return {
    setTimer: (ms, callback) => clock.setTimeout(callback, ms),
    clearTimer: (timer) => {
      if (timer instanceof Interval) clock.clearInterval(timer.id);
      else clock.clearTimeout(timer);
    },
    repeat: (ms, callback) => new Interval(clock.setInterval(callback, ms)),
    advance: (ms) => clock.tick(ms),
    now: () => clock.now,
  };
}

/** Lolex refuses to clear an interval by `clearTimeout`. */
class Interval {
  readonly id: unknown;
  constructor(id: unknown) {
    this.id = id;
  }
}
