import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { installAbortTimeout } from './abort-timeout.ts';
import { installDate } from './date.ts';
import { clearImmediate, setImmediate } from './immediate.ts';
import { installMessageChannel } from './message-channel.ts';
import { installPerformance } from './performance.ts';
import { installPostTask } from './post-task.ts';
import { registry, route, type VirtualTime } from './real.ts';
import { replace } from './replace.ts';
import { installTicks, keepTicks } from './ticks.ts';
import { clearTimeout, setInterval, setTimeout } from './timeout.ts';
import { immediatePromise, intervalValues, timeoutPromise, wait, yieldTurn } from './timer-promises.ts';

/**
 * Puts a dispatcher on every global by which a scheduler reaches time, once and for good: installing and removing fake
 * timers for each run costs hundreds of times more than the branch that a call goes through here. Until `routeTo` names a
 * clock, everything stays as it was.
 *
 * Call it before the code under test is imported: what has taken its own `setTimeout` by then is not routed (see
 * `traceEscapes`). A second call does nothing.
 */
export function installGlobals(): void {
  if (registry.installed) return;
  registry.installed = true;
  Object.defineProperty(setTimeout, promisify.custom, { value: timeoutPromise });
  Object.defineProperty(setImmediate, promisify.custom, { value: immediatePromise });
  const functions = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval: (timer?: unknown): void => clearTimeout(timer),
    setImmediate,
    clearImmediate,
  };
  for (const [name, routed] of Object.entries(functions)) {
    replace(globalThis, name, routed);
    replace(timers, name, routed);
  }
  replace(timersPromises, 'setTimeout', timeoutPromise);
  replace(timersPromises, 'setImmediate', immediatePromise);
  replace(timersPromises, 'setInterval', intervalValues);
  replace(timersPromises.scheduler, 'wait', wait);
  replace(timersPromises.scheduler, 'yield', yieldTurn);
  installDate();
  installPerformance();
  installAbortTimeout();
  installMessageChannel();
  installPostTask();
  installTicks();
  // Without it, named imports of builtin modules keep what they had.
  syncBuiltinESMExports();
}

/**
 * Leads all routed globals to the virtual clock, or back to real time. Timers made on one side can be cleared, and are
 * harmless, on the other.
 */
export function routeTo(clock: VirtualTime | undefined): void {
  if (clock !== undefined) keepTicks();
  route.clock = clock;
}
