import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `@sinonjs/fake-timers`, or of `lolex`, its name before; any version. */
export interface FakeTimers {
  createClock(): {
    readonly now: number;
    setTimeout(callback: () => void, ms: number): unknown;
    clearTimeout(id: unknown): void;
    setImmediate(callback: () => void): unknown;
    tick(ms: number): unknown;
  };
}

/**
 * The README (https://github.com/sinonjs/fake-timers#readme): "`clock.tick(time)`: Advance the clock, firing callbacks if necessary";
 * "`setTimeout`: Schedules the callback to be fired once `timeout` milliseconds have ticked by"; "`setImmediate`: Schedules the
 * callback to be fired once `0` milliseconds have ticked by … callbacks … are fired in the order in which they were scheduled". What is set for at once
 * while the clock ticks is due 1 ms later, so that a tick ends (`resolution`).
 */
export function fakeTimers({ createClock }: FakeTimers, name = 'fake-timers'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { resolution: 1 },
    create() {
      const clock = createClock();
      return {
        setTimer: (ms, callback) => clock.setTimeout(callback, ms),
        clearTimer: (timer) => clock.clearTimeout(timer),
        defer: (callback) => clock.setImmediate(callback),
        advance: (ms) => clock.tick(ms),
        now: () => clock.now,
      };
    },
  });
}
