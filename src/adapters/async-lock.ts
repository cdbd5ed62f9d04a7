import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { runAtOnce } from './async-mutex.ts';

/** The export of `async-lock`, version 1. */
export type AsyncLock = new () => { acquire(key: string, held: () => Promise<void>): Promise<void> };

/**
 * The README (https://github.com/rogierschouten/async-lock#options): a request is "added to queue", and only with `skipQueue`
 * it "jumps queue and runs before" the others: so first come, first served. It runs a function while it holds the lock; here
 * that waits until the lock is given back.
 */
export function asyncLock(Lock: AsyncLock, name = 'async-lock'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock'],
    guarantees: { order: 'fifo' },
    create() {
      const lock = new Lock();
      return {
        spawn: runAtOnce,
        acquire: (key) =>
          new Promise((resolve, reject) => {
            lock.acquire(key, () => new Promise((release) => resolve(release))).catch(reject);
          }),
      };
    },
  });
}

/** The same export, as it is asked to run tasks. */
export type AsyncLockForTasks = new (options?: {
  maxPending: number;
}) => {
  /** In promise mode, if the function takes no parameter. */
  acquire(key: string, task: (done: Done) => unknown): Promise<unknown>;
};

type Done = (error?: unknown, result?: unknown) => void;

/** The same as a limiter of one slot: "Lock on asynchronous code"; "Promise mode", by an example: what
 *  the function throws the promise rejects with; a second one for the same key is "added to queue". */
export function asyncLockTasks(Lock: AsyncLockForTasks, name = 'async-lock (tasks)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true, slots: 1 },
    create() {
      const lock = new Lock();
      return { spawn: (task) => lock.acquire(KEY, task) };
    },
  });
}

/** The same with `maxPending`: "max number of tasks allowed in the queue at a time"; who comes then is handed a "too much pending error". */
export function asyncLockBounded(Lock: AsyncLockForTasks, name = 'async-lock (maxPending)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'room'],
    guarantees: { order: 'fifo', workConserving: true, slots: 1 },
    create({ room }) {
      const lock = new Lock({ maxPending: room });
      return { spawn: (task) => lock.acquire(KEY, task) };
    },
  });
}

/** Its callback mode: `lock.acquire(key, function(done) { … done(err, ret) })`. That a function may throw at the call it does not say;
 *  that the lock then stays was mended as a bug (https://github.com/rogierschouten/async-lock/issues/51). */
export function asyncLockCallback(Lock: AsyncLockForTasks, name = 'async-lock (callbacks)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true, slots: 1 },
    create() {
      const lock = new Lock();
      return {
        spawn: (task) =>
          lock
            .acquire(KEY, (done) => {
              task().then(
                (value) => done(null, { value }),
                // By hand: what is thrown may be falsy, which a callback takes for no error.
                (error) => done(null, { error }),
              );
            })
            .then(unwrap),
      };
    },
  });
}

const KEY = 'key';

function unwrap(end: unknown): unknown {
  if ('error' in (end as object)) throw (end as { readonly error: unknown }).error;
  return (end as { readonly value: unknown }).value;
}
