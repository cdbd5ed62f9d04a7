import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The default export of `p-queue`, any version since 1.0. */
export type PQueue = new (options: {
  concurrency: number;
}) => { add(task: () => Promise<unknown>): Promise<unknown>; onIdle(): Promise<unknown> };

/**
 * The README: "Promise queue with concurrency control"; `add`: "Adds a sync or async task to the queue. Returns a promise
 * with the return value of fn"; among equal priorities first in, first out ("Operations with greater priority will be
 * scheduled first", the default is 0).
 */
export function pQueue(Queue: PQueue, name = 'p-queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const queue = new Queue({ concurrency: limit });
      return { spawn: (task) => queue.add(task), idle: () => queue.onIdle() };
    },
  });
}
