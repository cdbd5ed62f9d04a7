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
 * The README (https://github.com/sinonjs/fake-timers#readme): `clock.tick(time)`: "Advance the clock, firing callbacks if necessary";
 * `clock.setTimeout`: "Schedules the callback to be fired once `timeout` milliseconds have ticked by"; `clock.setImmediate`:
 * "Schedules the callback to be fired once `0` milliseconds have ticked by … If called during a tick the callback won't fire until
 * `1` millisecond has ticked by": so a wake-up may be late (`resolution`), and the clock moves on while a callback could run.
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
