import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { type Timer, VirtualTimers } from '../schedulers/virtual-timers.ts';

/**
 * A fake clock, moved on by Fairtick from deadline to deadline. No bypass is claimed: its time stands still while a task
 * holds the processor, so what falls due meanwhile is overtaken by all that is deferred until it is moved on.
 */
export const virtualTimers: Scheduler = defineScheduler({
  name: 'virtual-timers',
  form: 'callback',
  supports: ['spawn-nested', 'cancel'],
  guarantees: { order: 'fifo', workConserving: true },
  create() {
    const clock = new VirtualTimers();
    return {
      setTimer: (ms, callback) => clock.setTimer(ms, callback),
      clearTimer: (timer) => clock.clearTimer(timer as Timer),
      defer: (callback) => clock.defer(callback),
      advance: (ms) => clock.advance(ms),
      now: () => clock.now(),
    };
  },
});
