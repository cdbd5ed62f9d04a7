import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The default export of `p-limit`, any version. */
export type PLimit = (concurrency: number) => Limit;

interface Limit {
  (task: () => Promise<unknown>): Promise<unknown>;
  /** Since 2.1. */
  readonly activeCount?: number;
  readonly pendingCount?: number;
}

/**
 * Promises with limited concurrency. The README: "Run multiple promise-returning & async functions with limited
 * concurrency"; waiting functions are kept in a queue (`limit.pendingCount`: "promises that are waiting to run"), first in,
 * first out. `limit.activeCount`: "The number of promises that are currently running"; `limit.pendingCount`: "The number of promises that are
 * waiting to run (i.e. their internal `fn` was not called yet)".
 */
export function pLimit(limiter: PLimit, name = 'p-limit'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', ...(limiter(1).activeCount === undefined ? [] : (['counts'] as const))],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const run = limiter(limit);
      return {
        spawn: (task) => run(task),
        ...(run.activeCount === undefined
          ? {}
          : { counts: () => ({ running: run.activeCount, waiting: run.pendingCount }) }),
      };
    },
  });
}
