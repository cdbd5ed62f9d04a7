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
 * The README (https://github.com/supercharge/promise-pool#readme): "Map-like, concurrent promise processing"; `withConcurrency`
 * and "processes 10 items in parallel by default"; "If you provide an error handler, the promise pool doesn’t collect any errors": without
 * one it does, and they do not stop it. Of an order it says nothing.
 */
export function promisePool(Pool: PromisePool, name = 'promise-pool'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { workConserving: true, spawn: 'at-once' },
    create: ({ limit }) => atOnce((all) => Pool.for(all).withConcurrency(limit).process(runGiven)),
  });
}
