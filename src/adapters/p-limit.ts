import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The default export of `p-limit`, any version. */
export type PLimit = (concurrency: number) => (task: () => Promise<unknown>) => Promise<unknown>;

/**
 * Promises with limited concurrency. The README: "Run multiple promise-returning & async functions with limited
 * concurrency"; waiting functions are kept in a queue (`limit.pendingCount`: "promises that are waiting to run"), first in,
 * first out.
 */
export function pLimit(limiter: PLimit, name = 'p-limit'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const run = limiter(limit);
      return { spawn: (task) => run(task) };
    },
  });
}
