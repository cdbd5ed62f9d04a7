import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The default export of `queue`, any version since 4.4 (`autostart`). */
export type Queue = new (options: {
  concurrency: number;
  autostart: boolean;
  timeout?: number;
}) => QueueInstance;

interface QueueInstance {
  readonly length: number;
  push(job: Job): unknown;
  on?(event: 'timeout', callback: (next: () => void, job: Job) => void): unknown;
  /** Since 7. */
  addEventListener?(event: 'timeout', callback: (event: { readonly detail: Late }) => void): unknown;
}

interface Late {
  readonly next: () => void;
  readonly job: Job;
}

type Job = (() => Promise<unknown>) & { timeout?: number | null };

/** ms. Short enough to be met by what programs do. */
const TIME_LIMIT = 3;

/**
 * The same with timeouts (https://github.com/jessetane/queue#readme): `q.timeout`: "Milliseconds to wait for a job to execute its callback. This
 * can be overridden by specifying a `timeout` property on a per-job basis"; "jobs can also opt-out of the timeout altogether", by
 * `timeout = null`. What is late is told by an event, with a function that lets the queue go on to the next.
 */
export function queueTimeouts(Jobs: Queue, name = 'queue (timeouts)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'timeout'],
    guarantees: { order: 'fifo', workConserving: true, timeLimit: TIME_LIMIT },
    create({ limit }) {
      const jobs = new Jobs({ concurrency: limit, autostart: true, timeout: TIME_LIMIT });
      const late = new Map<Job, (error: unknown) => void>();
      const goOn = ({ next, job }: Late): void => {
        late.get(job)?.(new Error('the job timed out'));
        next();
      };
      if (jobs.on === undefined) jobs.addEventListener!('timeout', ({ detail }) => goOn(detail));
      else jobs.on('timeout', (next, job) => goOn({ next, job }));
      return {
        spawn: (task, { timeout }) =>
          new Promise((resolve, reject) => {
            const job = carrying(task, resolve, reject);
            if (timeout !== undefined) job.timeout = timeout === 0 ? null : timeout;
            late.set(job, reject);
            jobs.push(job);
          }),
      };
    },
  });
}

/** The readme (https://github.com/jessetane/queue#readme): "Asynchronous function queue with adjustable concurrency"; "Pass async
 *  functions (ones that accept a callback or return a promise) to an instance's additive array methods"; `autostart`: "Ensures the
 *  queue is always running if jobs are available"; `length`: "Jobs pending + jobs to process (readonly)". Its errors go to an event, so each job carries its own. */
export function queue(Jobs: Queue, name = 'queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const jobs = new Jobs({ concurrency: limit, autostart: true });
      return {
        spawn: (task) => new Promise((resolve, reject) => jobs.push(carrying(task, resolve, reject))),
        counts: () => ({ all: jobs.length }),
      };
    },
  });
}

function carrying(task: AsyncTask, resolve: (value: unknown) => void, reject: (error: unknown) => void): Job {
  return async () => {
    try {
      resolve(await task());
    } catch (error) {
      reject(error);
    }
  };
}
