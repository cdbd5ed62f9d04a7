import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export `newQueue` of `@henrygd/queue`, any version. */
export type NewQueue = (concurrency: number) => {
  add(task: AsyncTask): Promise<unknown>;
  done(): Promise<unknown>;
  clear(): void;
  size(): number;
  active(): number;
};

/** The readme (https://github.com/henrygd/queue#readme): "add async functions - or promise returning functions - to your queue with
 *  the `add` method"; "create a new queue with a concurrency of 2"; `done`: "Returns a promise that resolves when the queue is
 *  empty"; `clear`: "Empties the queue - pending promises are rejected, active promises continue"; `active`: "Returns the number of promises currently running"; `size`:
 *  "Returns the total number of promises in the queue". */
export function henrygdQueue(newQueue: NewQueue, name = '@henrygd/queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'clear', 'watch', 'counts'],
    guarantees: { order: 'fifo', workConserving: true, cleared: 'rejects' },
    create({ limit }) {
      const queue = newQueue(limit);
      return {
        spawn: (task) => queue.add(task),
        idle: () => queue.done(),
        clear: () => queue.clear(),
        watch: (_, tell) => void queue.done().then(tell),
        counts: () => ({ running: queue.active(), all: queue.size() }),
      };
    },
  });
}
