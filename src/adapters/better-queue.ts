import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `better-queue`, version 3. */
export type BetterQueue = new (
  worker: (job: Job, done: Done) => void,
  options: { concurrent: number },
) => { push(job: Job): unknown };

interface Job {
  /** "The default `id` is a random one": named, so that a run does not depend on chance. */
  readonly id: string;
  readonly task: AsyncTask;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Done = (error?: unknown, result?: unknown) => void;

/**
 * The README (https://github.com/diamondio/better-queue#readme): `concurrent`: "number of workers that can be running at any given
 * time"; "By default, tasks will be … FIFO" (`filo` reverses that); `afterProcessDelay`: "delay after a task is finished", 1 ms.
 * That and its timers of 0 ms make no claim of work conservation.
 */
export function betterQueue(Jobs: BetterQueue, name = 'better-queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', resolution: 5 },
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

/** "fn(input, cb)". A task that failed would be retried, and its error goes to an event: each carries its own. */
function work({ task, resolve, reject }: Job, done: Done): void {
  Promise.resolve()
    .then(task)
    .then(resolve, reject)
    .then(() => done());
}
