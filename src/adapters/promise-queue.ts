import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `promise-queue`, any version. */
export type PromiseQueue = new (
  concurrency: number,
  queued?: number,
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

/**
 * The same with a bound on who waits, `new Queue(Number maxConcurrent, Number maxQueued)`
 * (https://github.com/promise-queue/promise-queue#readme), of which `getQueueLength` says: "current length of buffer(added but not
 * started promise generators) `it <= maxQueued`".
 */
export function promiseQueueBounded(Queue: PromiseQueue, name = 'promise-queue (maxQueued)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'room'],
    guarantees: { order: 'fifo', workConserving: true },
    deviations: [
      {
        law: 'queue-limit',
        reason:
          'with a `maxQueued` of 0 nobody is let in, though slots are free (fixtures/reports/promise-queue-max-queued-zero.mjs)',
      },
    ],
    create({ limit, room }) {
      const queue = new Queue(limit, room);
      return { spawn: (task) => queue.add(task) };
    },
  });
}
