import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, runGiven } from './at-once.ts';

/** The class `PromisePool` of `@supercharge/promise-pool`. */
export interface PromisePool {
  for(items: readonly Given[]): Pool;
}

interface Pool {
  withConcurrency(concurrency: number): Pool;
  process(worker: (given: Given) => Promise<unknown>): Promise<unknown>;
}

/**
 * The README (https://github.com/supercharge/promise-pool#readme): "Map-like, concurrent promise processing"; "The promise pool
 * uses a default concurrency of 10"; "You can take over the error handling by implementing an error handler". Errors are
 * collected otherwise: they do not stop it.
 */
export function promisePool(Pool: PromisePool, name = 'promise-pool'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) => atOnce((all) => Pool.for(all).withConcurrency(limit).process(runGiven)),
  });
}
