import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `better-queue`, version 3. */
export type BetterQueue = new (
  worker: (job: Job, done: Done) => void,
  options: { concurrent: number },
) => { push(job: Job): unknown };

interface Job {
  /** "otherwise we generate a random ID for the task": named, so that a run does not depend on chance. */
  readonly id: string;
  readonly task: AsyncTask;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Done = (error?: unknown, result?: unknown) => void;

/**
 * The README (https://github.com/diamondio/better-queue#readme): `concurrent`: "Now the queue will allow 3 tasks running at the same
 * time"; `filo`: "If true, tasks will be completed in a first in, last out order. Defaults to `false`"; `afterProcessDelay`: "Number
 * of milliseconds to delay before processing the next batch of items. Defaults to `1`". `batchDelay`: "before
 * starting to popping items off the queue. Defaults to `0`", which Node makes 1 ms. So slots stay free for a while, and these
 * timers may be the last that is left (`resolution`).
 */
export function betterQueue(Jobs: BetterQueue, name = 'better-queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', resolution: 2 },
    create({ limit }) {
      const jobs = new Jobs(work, { concurrent: limit });
      let pushed = 0;
      return {
        spawn: (task) =>
          new Promise((resolve, reject) => jobs.push({ id: `${++pushed}`, task, resolve, reject })),
      };
    },
  });
}

/** An error would be told to `push` by an event of its own, and as text by some stores: each task carries its own. */
function work({ task, resolve, reject }: Job, done: Done): void {
  Promise.resolve()
    .then(task)
    .then(resolve, reject)
    .then(() => done());
}
