import type { AsyncTask } from '../forms/async.ts';
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

/** The class `Sema` of `async-sema`, any version. */
export type AsyncSemaForTasks = new (
  slots: number,
) => { acquire(): Promise<unknown>; release(): void; nrWaiting(): number };

/** The README (https://github.com/vercel/async-sema#readme): `nr`: "The maximum number of callers allowed to acquire the semaphore
 *  concurrently"; `acquire`: "Acquire a token from the semaphore"; `release`: "Release the semaphore, thus
 *  increment the number of free execution slots"; `nrWaiting`: "Returns the number of callers waiting on the semaphore". Of an order it says nothing. */
export function asyncSemaTasks(Sema: AsyncSemaForTasks, name = 'async-sema (tasks)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'counts'],
    guarantees: { workConserving: true },
    create({ limit }) {
      const semaphore = new Sema(limit);
      return {
        spawn: (task) => exclusively(semaphore, task),
        counts: () => ({ waiting: semaphore.nrWaiting() }),
      };
    },
  });
}

async function exclusively(semaphore: InstanceType<AsyncSemaForTasks>, task: AsyncTask): Promise<unknown> {
  await semaphore.acquire();
  try {
    return await task();
  } finally {
    semaphore.release();
  }
}
