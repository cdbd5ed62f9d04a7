import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `Semaphore` of `async-mutex`, any version. */
export type AsyncMutexSemaphore = new (value: number) => { runExclusive(task: AsyncTask): Promise<unknown> };

/** The class `Mutex` of `async-mutex`, any version. */
export type AsyncMutex = new () => {
  runExclusive(task: AsyncTask): Promise<unknown>;
};

/**
 * The README (https://github.com/DirtyHairy/async-mutex#readme): "`runExclusive` schedules the supplied callback to be run once the
 * semaphore is available … the semaphore is released" after it, and "returns a promise that adopts the state of the
 * function result". Equal priorities: first in, first out ("the next scheduled worker").
 */
export function asyncMutexSemaphore(
  Semaphore: AsyncMutexSemaphore,
  name = 'async-mutex semaphore',
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const semaphore = new Semaphore(limit);
      return { spawn: (task) => semaphore.runExclusive(task) };
    },
  });
}

/** The same with one slot: "`runExclusive` schedules the supplied callback to be run once the mutex is unlocked." */
export function asyncMutex(Mutex: AsyncMutex, name = 'async-mutex'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true, slots: 1 },
    create() {
      const mutex = new Mutex();
      return { spawn: (task) => mutex.runExclusive(task) };
    },
  });
}
