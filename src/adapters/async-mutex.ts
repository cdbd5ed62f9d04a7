import type { AsyncPrimitives } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `async-mutex` module, any version since 0.2; weights since 0.4. */
export interface AsyncMutexModule {
  readonly Mutex: new () => { acquire(): Promise<() => void> };
  readonly Semaphore: new (permits: number) => { acquire(weight?: number): Promise<[number, () => void]> };
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
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'lock', 'weight'],
    create({ permits }) {
      const lockOf = locks(() => new Semaphore(permits));
      return {
        spawn: runAtOnce,
        acquire: async (key, weight) => (await lockOf(key).acquire(weight))[1],
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
