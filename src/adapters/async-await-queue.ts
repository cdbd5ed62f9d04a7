import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { locks, runAtOnce } from './async-mutex.ts';

/** The class `Queue` of `async-await-queue`, any version since 1.2. */
export type AsyncAwaitQueue = new (
  maxConcurrent: number,
) => {
  run(task: AsyncTask): Promise<unknown>;
  wait(id: symbol): Promise<unknown>;
  end(id: symbol): void;
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

/** The same by hand: `wait`: "Wait for a slot in the queue", "Resolved when the task is ready to run"; `end`: "Signal that the task
 *  `hash` has finished. Frees its slot in the queue". */
export function asyncAwaitQueueSlots(Queue: AsyncAwaitQueue, name = 'async-await-queue (slots)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', 'permits'],
    create({ permits }) {
      const lockOf = locks(() => new Queue(permits));
      return {
        spawn: runAtOnce,
        async acquire(key) {
          const id = Symbol(key);
          await lockOf(key).wait(id);
          return () => lockOf(key).end(id);
        },
      };
    },
  });
}
