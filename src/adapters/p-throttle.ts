import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler, type SchedulerDefinition } from '../forms/scheduler.ts';

type Window = NonNullable<NonNullable<SchedulerDefinition['guarantees']>['window']>;

type Call = (task: AsyncTask) => Promise<unknown>;

/** The default export of `p-throttle` before 4: it takes the function. */
export type PThrottleOfFunction = (run: Call, limit: number, interval: number) => Call & { abort(): void };

/** The same since 4: it gives what takes the function. `abort` is there until 6. */
export type PThrottle = (options: {
  limit: number;
  interval: number;
  strict?: boolean;
}) => (run: Call) => Call & { abort?(): void };

/**
 * The README (https://github.com/sindresorhus/p-throttle#readme): `limit`: "Maximum number of calls within an `interval`"; `interval`:
 * "Timespan for `limit` in milliseconds"; `abort`: "Abort pending executions. All unresolved promises are rejected with a
 * `pThrottle.AbortError` error". Of an order, and of how soon a call is made that could be, it says nothing. Windows: "The default algorithm uses a windowed approach
 * […] limiting the total number of calls at the specified limit per interval window".
 */
export function pThrottleOfFunction(throttle: PThrottleOfFunction, name = 'p-throttle'): Scheduler {
  return throttling(name, 'fixed', true, (cap, per) => throttle((task) => task(), cap, per));
}

/** The same since 4. Since 7 pending calls are aborted by a signal, which ends the throttle as well: that is not asked. */
export function pThrottle(throttle: PThrottle, name = 'p-throttle'): Scheduler {
  const aborts = 'abort' in throttle({ limit: 1, interval: 1 })((task) => task());
  return throttling(name, 'fixed', aborts, (cap, per) =>
    throttle({ limit: cap, interval: per })((task) => task()),
  );
}

/** The same with `strict`: "The strict algorithm throttles each call individually, ensuring the limit is not exceeded for any interval". */
export function pThrottleStrict(throttle: PThrottle, name = 'p-throttle (strict)'): Scheduler {
  const aborts = 'abort' in throttle({ limit: 1, interval: 1 })((task) => task());
  return throttling(name, 'sliding', aborts, (cap, per) =>
    throttle({ limit: cap, interval: per, strict: true })((task) => task()),
  );
}

function throttling(
  name: string,
  window: Window,
  aborts: boolean,
  make: (cap: number, per: number) => Call & { abort?(): void },
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: aborts ? ['rate', 'clear'] : ['rate'],
    guarantees: { window, ...(aborts ? { cleared: 'rejects' } : {}) },
    create({ rate }) {
      const call = make(rate.cap, rate.per);
      return { spawn: (task) => call(task), ...(aborts ? { clear: () => call.abort!() } : {}) };
    },
  });
}
