import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, runGiven, untilFailure } from './at-once.ts';

/** The class `PromisePool` of `@supercharge/promise-pool`. */
export interface PromisePool {
  for(items: readonly Given[]): Pool;
}

interface Pool {
  withConcurrency(concurrency: number): Pool;
  handleError(handler: (error: unknown) => unknown): Pool;
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

/** The same with an error handler that throws: "Uncaught errors will immediately stop PromisePool" (`handleError`). */
export function promisePoolStopping(Pool: PromisePool, name = 'promise-pool (stopped)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { spawn: 'at-once', failure: 'stops' },
    create: ({ limit }) => ({
      spawn: atOnce((all) =>
        untilFailure(all, (run) => Pool.for(all).withConcurrency(limit).handleError(rethrow).process(run)),
      ).spawn,
    }),
  });
}

function rethrow(error: unknown): never {
  throw error;
}
