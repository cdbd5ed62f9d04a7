import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The default export of `queue`, any version since 4.4 (`autostart`). */
export type Queue = new (options: {
  concurrency: number;
  autostart: boolean;
}) => {
  push(job: () => Promise<unknown>): unknown;
};

/** The readme (https://github.com/jessetane/queue#readme): "Asynchronous function queue with adjustable concurrency"; "Pass async
 *  functions (ones that accept a callback or return a promise) to an instance's additive array methods"; `autostart`: "Ensures the
 *  queue is always running if jobs are available". Its errors go to an event, so each job carries its own. */
export function queue(Jobs: Queue, name = 'queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const jobs = new Jobs({ concurrency: limit, autostart: true });
      return { spawn: (task) => new Promise((resolve, reject) => push(jobs, task, resolve, reject)) };
    },
  });
}

function push(
  jobs: InstanceType<Queue>,
  task: AsyncTask,
  resolve: (value: unknown) => void,
  reject: (error: unknown) => void,
): void {
  jobs.push(async () => {
    try {
      resolve(await task());
    } catch (error) {
      reject(error);
    }
  });
}
