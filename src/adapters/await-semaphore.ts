import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `Semaphore` of `await-semaphore`, any version. */
export type AwaitSemaphore = new (count: number) => { use(task: AsyncTask): Promise<unknown> };

/** The README (https://github.com/notenoughneon/await-semaphore#readme): `use`: "Alternate method for using the semaphore by
 *  providing a thunk. This automatically handles acquire/release." Of an order it says nothing. */
export function awaitSemaphore(Semaphore: AwaitSemaphore, name = 'await-semaphore'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { workConserving: true },
    create({ limit }) {
      const semaphore = new Semaphore(limit);
      return { spawn: (task) => semaphore.use(task) };
    },
  });
}
