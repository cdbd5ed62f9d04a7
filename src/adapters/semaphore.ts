import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `semaphore`, any version. */
export type Semaphore = (capacity: number) => { take(taken: () => void): void; leave(): void };

/** The README (https://github.com/abrkn/semaphore.js#readme): "Limit simultaneous access to a resource"; `take(fn)`, `leave()`. Of an
 *  order it says nothing. */
export function semaphore(make: Semaphore, name = 'semaphore'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { workConserving: true },
    create({ limit }) {
      const slots = make(limit);
      return {
        spawn: (task) => new Promise((resolve) => slots.take(() => resolve(run(task)))).finally(slots.leave),
      };
    },
  });
}

async function run(task: AsyncTask): Promise<unknown> {
  return await task();
}
