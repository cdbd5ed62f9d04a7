import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The class `Semaphore` of `async-mutex`, any version. */
export interface AsyncMutexSemaphore {
  new (
    value: number,
  ): {
    /** Weight and priority since 0.5. */
    runExclusive(task: AsyncTask, weight?: number, priority?: number): Promise<unknown>;
    cancel(): void;
  };
  readonly prototype: { readonly acquire: unknown };
}

/** The class `Mutex` of `async-mutex`, any version. */
export type AsyncMutex = new () => {
  runExclusive(task: AsyncTask): Promise<unknown>;
  cancel(): void;
};

/**
 * The README (https://github.com/DirtyHairy/async-mutex#readme): "`runExclusive` schedules the supplied callback to be run once the
 * semaphore is available … the semaphore is released" after it, and "returns a promise that adopts the state of the
 * function result"; `cancel`: "This will reject all pending locks with `E_CANCELED`", "any currently held locks will not be revoked".
 * Of an order it says nothing, but since 0.5: "Specifying a greater value for `priority` tells the scheduler to run this task before
 * other tasks … The default is zero".
 */
export function asyncMutexSemaphore(
  Semaphore: AsyncMutexSemaphore,
  name = 'async-mutex semaphore',
): Scheduler {
  // A parameter leaves no other trace than in the text of what takes it.
  const hasPriority = /\bpriority\b/.test(String(Semaphore.prototype.acquire));
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'clear', ...(hasPriority ? (['priority'] as const) : [])],
    guarantees: { order: hasPriority ? 'priority' : 'any', workConserving: true, cleared: 'rejects' },
    create({ limit }) {
      const semaphore = new Semaphore(limit);
      return {
        spawn: (task, { priority }) => semaphore.runExclusive(task, 1, priority),
        clear: () => semaphore.cancel(),
      };
    },
  });
}

/** The same with one slot: "`runExclusive` schedules the supplied callback to be run once the mutex is unlocked". */
export function asyncMutex(Mutex: AsyncMutex, name = 'async-mutex'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'clear'],
    guarantees: { workConserving: true, slots: 1, cleared: 'rejects' },
    create() {
      const mutex = new Mutex();
      return { spawn: (task) => mutex.runExclusive(task), clear: () => mutex.cancel() };
    },
  });
}
