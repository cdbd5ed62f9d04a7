import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `generic-pool`, version 3. */
export interface GenericPool {
  createPool(
    factory: { create(): Promise<unknown>; destroy(): Promise<unknown> },
    options: { max: number },
  ): Pool;
}

interface Pool {
  acquire(): PromiseLike<unknown>;
  release(resource: unknown): unknown;
  /** Since 3.2. */
  use?(task: AsyncTask): PromiseLike<unknown>;
}

/** The README (https://github.com/coopernurse/node-pool#readme): `max`: "maximum number of resources to create at any given time";
 *  `use`: "This method handles acquiring a resource from the pool, handing it to your function and then calling `pool.release` …
 *  after your function has finished"; `fifo`: "if true the oldest resources will be first to be allocated". */
export function genericPool({ createPool }: GenericPool, name = 'generic-pool'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const pool = createPool({ create: async () => ({}), destroy: async () => undefined }, { max: limit });
      return { spawn: (task) => pool.use?.(task) ?? lend(pool, task) };
    },
  });
}

async function lend(pool: Pool, task: AsyncTask): Promise<unknown> {
  const resource = await pool.acquire();
  try {
    return await task();
  } finally {
    pool.release(resource);
  }
}
