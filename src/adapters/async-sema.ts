import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { locks, runAtOnce } from './async-mutex.ts';

/** What is used of the `async-sema` module, version 3. */
export interface AsyncSemaModule {
  readonly Sema: new (permits: number) => { acquire(): Promise<unknown>; release(token?: unknown): void };
}

/**
 * The README (https://github.com/vercel/async-sema#constructornr--initfn-pausefn-resumefn-capacity-): "`nr` The maximum number
 * of callers allowed to acquire the semaphore concurrently." It has no weights, and says nothing of an order.
 */
export function asyncSema({ Sema }: AsyncSemaModule, name = 'async-sema'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', 'permits'],
    create({ permits }) {
      const lockOf = locks(() => new Sema(permits));
      return {
        spawn: runAtOnce,
        async acquire(key) {
          const lock = lockOf(key);
          const token = await lock.acquire();
          return () => lock.release(token);
        },
      };
    },
  });
}
