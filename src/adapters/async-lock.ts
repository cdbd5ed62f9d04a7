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
