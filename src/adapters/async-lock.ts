import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `async-lock`, any version. */
export type AsyncLock = new () => {
  /** In promise mode, if the function takes no parameter. */
  acquire(key: string, task: (done: Done) => unknown): Promise<unknown>;
};

type Done = (error?: unknown, result?: unknown) => void;

/** The README (https://github.com/rogierschouten/async-lock#readme): "Lock on asynchronous code"; "Promise mode", by an example: what
 *  the function throws the promise rejects with; a second one for the same key is "added to queue". */
export function asyncLock(Lock: AsyncLock, name = 'async-lock'): Scheduler {
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

/** Its callback mode: `lock.acquire(key, function(done) { … done(err, ret) })`. That a function may throw at the call it does not say;
 *  that the lock then stays was mended as a bug (https://github.com/rogierschouten/async-lock/issues/51). */
export function asyncLockCallback(Lock: AsyncLock, name = 'async-lock (callbacks)'): Scheduler {
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
