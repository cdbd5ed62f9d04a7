import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given } from './at-once.ts';

/** The export of `tiny-async-pool`, version 2. */
export type TinyAsyncPool = (
  concurrency: number,
  iterable: Iterable<Given>,
  iteratorFn: (given: Given) => Promise<() => void>,
) => AsyncIterable<() => void>;

/**
 * The README (https://github.com/rxaviers/async-pool#readme): "runs multiple promise-returning & async functions in a limited
 * concurrency pool. It rejects immediately as soon as one of the promises rejects. It calls the iterator function as soon as possible
 * (under concurrency limit). It returns an async iterator that yields as soon as a promise completes (under concurrency limit)". So
 * whoever joins hears by what is yielded, and a task's error is yielded, too.
 */
export function tinyAsyncPool(pool: TinyAsyncPool, name = 'tiny-async-pool'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce(async (all) => {
        for await (const deliver of pool(limit, all, run)) deliver();
      }),
  });
}

async function run({ task, resolve, reject }: Given): Promise<() => void> {
  try {
    const value = await task();
    return () => resolve(value);
  } catch (error) {
    return () => reject(error);
  }
}
