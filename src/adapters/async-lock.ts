import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `async-lock`, any version. */
export type AsyncLock = new () => {
  /** In promise mode, if the function takes no parameter. */
  acquire(key: string, task: (done: Done) => unknown): Promise<unknown>;
};

type Done = (error?: unknown, result?: unknown) => void;

/** The README (https://github.com/rogierschouten/async-lock#readme): "Lock on asynchronous code"; "Promise mode … `lock.acquire(key,
 *  function() { // return value or promise })`"; an error thrown in the function rejects. */
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

/** Its callback mode: "`lock.acquire(key, function(done) { … done(err, ret) })`". A function that throws at the call rejects, as in
 *  the other mode ("Error handling"). */
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
