import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `promise-limit`, version 2. */
export type PromiseLimit = (concurrency: number) => {
  (task: AsyncTask): Promise<unknown>;
  readonly queue: number;
};

/** The README (https://github.com/featurist/promise-limit#readme): "Returns a function that can be used to wrap promise returning functions, limiting them to
 *  `concurrency` outstanding calls"; "All functions are executed in the same order in which they were passed to `limit`"; "Returns a promise that resolves or
 *  rejects the same value or error as `fn`"; `queue`: "Returns the queue length, the number of jobs that are waiting to be started". */
export function promiseLimit(promiseLimits: PromiseLimit, name = 'promise-limit'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const run = promiseLimits(limit);
      return { spawn: (task) => run(task), counts: () => ({ waiting: run.queue }) };
    },
  });
}
