import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `generic-pool`, version 3. */
export interface GenericPool {
  createPool(
    factory: { create(): Promise<unknown>; destroy(): Promise<unknown> },
    options: { max: number; priorityRange: number; maxWaitingClients?: number },
  ): Pool;
}

interface Pool {
  acquire(priority: number): PromiseLike<unknown>;
  release(resource: unknown): unknown;
  drain(): PromiseLike<unknown>;
  readonly pending: number;
  readonly borrowed: number;
  /** Since 3.2. */
  use?(task: AsyncTask, priority: number): PromiseLike<unknown>;
}

/**
 * The README (https://github.com/coopernurse/node-pool#readme): `max`: "maximum number of resources to create at any given time";
 * `use`: "This method handles acquiring a `resource` from the pool, handing it to your function and then calling `pool.release` or
 * `pool.destroy` with resource after your function has finished". `priorityRange`: "borrowers can specify their relative priority
 * in the queue if no resources are available"; "Each priority slot has it's own internal queue created for it. When a resource is
 * available for borrowing, the first request in the highest priority queue will be given it"; 0 is the highest. `pending`: "returns number of callers waiting to acquire a resource";
 * `borrowed`: "number of resources that are currently acquired by userland code".
 */
export function genericPool({ createPool }: GenericPool, name = 'generic-pool'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'priority', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const pool = createPool(FACTORY, { max: limit, priorityRange: SLOTS });
      return {
        spawn: (task, { priority = 0 }) => {
          const slot = slotOf(priority);
          return pool.use?.(task, slot) ?? lend(pool, task, slot);
        },
        counts: () => ({ running: pool.borrowed, waiting: pool.pending }),
      };
    },
  });
}

/**
 * `drain`: "The `promise` returned will resolve once all waiting clients have acquired and return resources"; "One side-effect of calling `drain()` is that subsequent calls
 * to `acquire()` will throw", so all tasks are given at once, and idle is waited for after that.
 */
export function genericPoolDrained({ createPool }: GenericPool, name = 'generic-pool (drain)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { workConserving: true, spawn: 'at-once' },
    create({ limit }) {
      const pool = createPool(FACTORY, { max: limit, priorityRange: SLOTS });
      let drained: PromiseLike<unknown> | undefined;
      return {
        spawn: (task) => lend(pool, task, 0),
        idle() {
          drained ??= pool.drain();
          return drained;
        },
      };
    },
  });
}

/**
 * `maxWaitingClients`: "maximum number of queued requests allowed, additional `acquire` calls will be callback with an `err` in a
 * future cycle of the event loop".
 */
export function genericPoolBounded(
  { createPool }: GenericPool,
  name = 'generic-pool (maxWaitingClients)',
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'room'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit, room }) {
      const bound = room === Number.POSITIVE_INFINITY ? {} : { maxWaitingClients: room };
      const pool = createPool(FACTORY, { max: limit, priorityRange: 1, ...bound });
      return { spawn: (task) => lend(pool, task, 0) };
    },
  });
}

const FACTORY = { create: async () => ({}), destroy: async () => undefined };

/** For priorities from −12 to 12: those beyond are taken for these. */
const SLOTS = 25;

/** Who names none is not of the lowest priority here, so each request names one. */
function slotOf(priority: number): number {
  return Math.max(0, Math.min(SLOTS - 1, 12 - priority));
}

async function lend(pool: Pool, task: AsyncTask, slot: number): Promise<unknown> {
  const resource = await pool.acquire(slot);
  try {
    return await task();
  } finally {
    pool.release(resource);
  }
}
