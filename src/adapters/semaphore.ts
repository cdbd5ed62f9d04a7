import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { locks, runAtOnce } from './async-mutex.ts';

/** The export of `semaphore`, any version. */
export type Semaphore = (capacity: number) => {
  take(taken: () => void): void;
  take(permits: number, taken: () => void): void;
  leave(permits?: number): void;
};

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

/** The same by hand: `sem.take(n, fn)`, `sem.leave([n])`. */
export function semaphorePermits(make: Semaphore, name = 'semaphore (permits)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', 'permits', 'weight'],
    create({ permits }) {
      const lockOf = locks(() => make(permits));
      return {
        spawn: runAtOnce,
        acquire: (key, weight) =>
          new Promise((resolve) => lockOf(key).take(weight, () => resolve(() => lockOf(key).leave(weight)))),
      };
    },
  });
}

async function run(task: AsyncTask): Promise<unknown> {
  return await task();
}
