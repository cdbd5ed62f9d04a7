import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `RateLimiter` of `limiter`, version 2 and later. */
export type RateLimiter = new (options: {
  tokensPerInterval: number;
  interval: number;
}) => { removeTokens(count: number): Promise<unknown> };

/**
 * The README (https://github.com/jhurliman/node-rate-limiter#readme): "a restriction on the maximum number of tokens that can be
 * removed each interval to comply with common API restrictions such as \"150 requests per hour maximum\""; "It is not a rolling-window
 * limiter: traffic around an interval boundary can exceed the configured count in a sliding window". Of two limits, the bucket and the
 * interval, a call waits for both, so work conservation is not claimed.
 */
export function limiter(Limiter: RateLimiter, name = 'limiter'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['rate'],
    guarantees: { window: 'fixed' },
    create({ rate }) {
      const one = new Limiter({ tokensPerInterval: rate.cap, interval: rate.per });
      return { spawn: (task) => allowed(one, task) };
    },
  });
}

async function allowed(limiter: InstanceType<RateLimiter>, task: AsyncTask): Promise<unknown> {
  await limiter.removeTokens(1);
  return task();
}
