import type { AsyncPrimitives, AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `async-mutex` module, any version since 0.2; weights since 0.4. */
export interface AsyncMutexModule {
  readonly Mutex: new () => { acquire(): Promise<() => void> };
  readonly Semaphore: {
    new (permits: number): { acquire(weight?: number): Promise<[number, () => void]> };
    readonly prototype: { readonly acquire: unknown };
  };
}

/**
 * The README (https://github.com/DirtyHairy/async-mutex#mutex): "this will block the thread until no other thread holds a
 * lock"; `acquire` "returns an (ES6) promise that will resolve as soon as the mutex is available". In which order those that
 * wait are served it does not say.
 */
export function asyncMutex({ Mutex }: AsyncMutexModule, name = 'async-mutex'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock'],
    create() {
      const lockOf = locks(() => new Mutex());
      return { spawn: runAtOnce, acquire: (key) => lockOf(key).acquire() };
    },
  });
}

/**
 * The same for semaphores: "Specifying a `weight` will decrement the semaphore by the specified value, and the semaphore will
 * only be acquired once its value is greater or equal to `weight`"
 * (https://github.com/DirtyHairy/async-mutex#semaphore-api).
 */
export function asyncSemaphore({ Semaphore }: AsyncMutexModule, name = 'async-mutex semaphore'): Scheduler {
  // A parameter leaves no other trace than in the text of what takes it.
  const hasWeight = /\bweight\b/.test(String(Semaphore.prototype.acquire));
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', hasWeight ? 'weight' : 'permits'],
    create({ permits }) {
      const lockOf = locks(() => new Semaphore(permits));
      return {
        spawn: runAtOnce,
        acquire: async (key, weight) => (await lockOf(key).acquire(weight))[1],
      };
    },
  });
}

/** What is used of the module besides. */
export interface AsyncMutexTimeoutModule {
  readonly Semaphore: new (permits: number) => WeighedSemaphore;
  withTimeout(semaphore: WeighedSemaphore, ms: number): WeighedSemaphore;
}

interface WeighedSemaphore {
  acquire(weight: number): Promise<[number, () => void]>;
}

/** The same, where waits have a timeout: "The `withTimeout` decorator can be applied to both semaphores and mutexes and changes the behavior of
 *  `acquire`"; "After the timeout is exceeded, the promise returned by `acquire` … will reject with `E_TIMEOUT`"
 *  (https://github.com/DirtyHairy/async-mutex#limiting-the-time-waiting-for-a-mutex-or-semaphore-to-become-available). */
export function asyncSemaphoreTimeout(
  { Semaphore, withTimeout }: AsyncMutexTimeoutModule,
  name = 'async-mutex semaphore (timeouts)',
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', 'weight', 'lock-timeout'],
    create({ permits }) {
      const lockOf = locks(() => new Semaphore(permits));
      return {
        spawn: runAtOnce,
        acquire: async (key, weight, timeout) => {
          const lock = lockOf(key);
          return (await (timeout === undefined ? lock : withTimeout(lock, timeout)).acquire(weight))[1];
        },
      };
    },
  });
}

/** A lock for each key, made when it is first asked for. */
export function locks<Lock>(make: () => Lock): (key: string) => Lock {
  const made = new Map<string, Lock>();
  return (key) => {
    let lock = made.get(key);
    if (lock === undefined) {
      lock = make();
      made.set(key, lock);
    }
    return lock;
  };
}

/** A package of locks leaves it to the engine to run tasks. */
export const runAtOnce: AsyncPrimitives['spawn'] = async (task) => task();

/** The class `Semaphore` of `async-mutex`, any version. */
export interface AsyncSemaphoreForTasks {
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
export interface AsyncMutexForTasks {
  new (): {
    runExclusive(task: AsyncTask): Promise<unknown>;
    cancel(): void;
    /** Since 0.3.2. */
    waitForUnlock?(): Promise<void>;
  };
  readonly prototype: object;
}

/**
 * The README (https://github.com/DirtyHairy/async-mutex#readme): "`runExclusive` schedules the supplied callback to be run once the
 * semaphore is available … the semaphore is released" after it, and "returns a promise that adopts the state of the
 * function result"; `cancel`: "This will reject all pending locks with `E_CANCELED`", "any currently held locks will not be revoked".
 * Of an order it says nothing, but since 0.5: "Specifying a greater value for `priority` tells the scheduler to run this task before
 * other tasks … The default is zero".
 */
export function asyncSemaphoreTasks(
  Semaphore: AsyncSemaphoreForTasks,
  name = 'async-mutex semaphore (tasks)',
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

/** The same with one slot: "`runExclusive` schedules the supplied callback to be run once the mutex is unlocked"; `waitForUnlock`: "will
 *  return a promise that resolve once the mutex can be acquired again", which it cannot as long as tasks hold it, or wait for it. */
export function asyncMutexTasks(Mutex: AsyncMutexForTasks, name = 'async-mutex (tasks)'): Scheduler {
  const canWait = 'waitForUnlock' in Mutex.prototype;
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'clear', ...(canWait ? (['idle'] as const) : [])],
    guarantees: { workConserving: true, slots: 1, cleared: 'rejects' },
    create() {
      const mutex = new Mutex();
      return {
        spawn: (task) => mutex.runExclusive(task),
        clear: () => mutex.cancel(),
        ...(canWait ? { idle: () => mutex.waitForUnlock!() } : {}),
      };
    },
  });
}
