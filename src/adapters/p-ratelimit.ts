import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export `pRateLimit` of `p-ratelimit`, any version. */
export type PRateLimit = (quota: {
  concurrency: number;
  interval?: number;
  rate?: number;
  maxDelay?: number;
}) => (task: AsyncTask) => Promise<unknown>;

/** The README (https://github.com/natesilva/p-ratelimit#readme): `concurrency`: "how many concurrent API calls to allow"; "If you make
 *  an API request that would exceed rate limits, it’s queued and delayed until it can run within the rate limits". */
export function pRatelimit(make: PRateLimit, name = 'p-ratelimit'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const run = make({ concurrency: limit });
      return { spawn: (task) => run(task) };
    },
  });
}

/** The same with `interval`: "the interval over which to apply the rate limit, in milliseconds", and `rate`: "how many API calls to allow over the
 *  interval period". */
export function pRatelimitRate(make: PRateLimit, name = 'p-ratelimit (rate)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'rate'],
    guarantees: { order: 'fifo' },
    create({ limit, rate }) {
      const run = make({ concurrency: limit, interval: rate.per, rate: rate.cap });
      return { spawn: (task) => run(task) };
    },
  });
}

/** ms. Short enough to be met by what programs do. */
const MAX_DELAY = 3;

/** The same with `maxDelay`: "the maximum amount of time to wait (in milliseconds) before rejecting an API request with `RateLimitTimeoutError`".
 *  Each call is an async function, as in its examples: what else may throw is left to the adapter above. */
export function pRatelimitPatience(make: PRateLimit, name = 'p-ratelimit (maxDelay)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true, timeout: 'wait', timeLimit: MAX_DELAY },
    create({ limit }) {
      const run = make({ concurrency: limit, maxDelay: MAX_DELAY });
      return { spawn: (task) => run(async () => task()) };
    },
  });
}
