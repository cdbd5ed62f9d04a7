import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `Queue` of `async-await-queue`, any version since 1.2. */
export type AsyncAwaitQueue = new (
  maxConcurrent: number,
) => {
  run(task: AsyncTask): Promise<unknown>;
  flush(): Promise<unknown>;
};

/** The README (https://github.com/mmomtchev/Queue#readme): "It guarantees order and never wakes up contexts that won't
 *  run". Its types (`index.d.ts`): `maxConcurrent`: "Number of tasks allowed to run simultaneously"; `run`: "Run a job (equivalent
 *  to calling Queue.wait(), fn() and then Queue.end())"; `flush`: "Returns a promise that resolves when the queue is empty". */
export function asyncAwaitQueue(Queue: AsyncAwaitQueue, name = 'async-await-queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const queue = new Queue(limit);
      return { spawn: (task) => queue.run(task), idle: () => queue.flush() };
    },
  });
}
