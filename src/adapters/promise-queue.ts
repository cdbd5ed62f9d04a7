import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `promise-queue`, any version. */
export type PromiseQueue = new (
  concurrency: number,
) => {
  add(task: () => Promise<unknown>): PromiseLike<unknown>;
  getQueueLength(): number;
  getPendingLength(): number;
};

/** The README: "Promise-based queue"; the first argument is "max number of concurrently executed promises", a plain array
 *  holds the others. `getQueueLength`: "returns current length of buffer(added but not started promise generators)"; `getPendingLength`:
 *  "returns number of pending(concurrently running) promises". */
export function promiseQueue(Queue: PromiseQueue, name = 'promise-queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const queue = new Queue(limit);
      return {
        spawn: (task) => queue.add(task),
        counts: () => ({ running: queue.getPendingLength(), waiting: queue.getQueueLength() }),
      };
    },
  });
}
