import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `Sema` of `async-sema`, any version. */
export type AsyncSema = new (slots: number) => { acquire(): Promise<unknown>; release(): void };

/** The README (https://github.com/vercel/async-sema#readme): `nr`: "The maximum number of callers allowed to acquire the semaphore
 *  concurrently"; `acquire`: "Acquire a token from the semaphore"; `release`: "Release the semaphore, thus
 *  increment the number of free execution slots". Of an order it says nothing. */
export function asyncSema(Sema: AsyncSema, name = 'async-sema'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { workConserving: true },
    create({ limit }) {
      const semaphore = new Sema(limit);
      return { spawn: (task) => exclusively(semaphore, task) };
    },
  });
}

async function exclusively(semaphore: InstanceType<AsyncSema>, task: AsyncTask): Promise<unknown> {
  await semaphore.acquire();
  try {
    return await task();
  } finally {
    semaphore.release();
  }
}
