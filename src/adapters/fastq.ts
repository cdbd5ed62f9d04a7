import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `fastq`, version 1.7 or later. */
export interface Fastq {
  promise(worker: (task: AsyncTask) => Promise<unknown>, concurrency: number): Queue;
}

interface Queue {
  push(task: AsyncTask): Promise<unknown>;
  drained(): Promise<unknown>;
}

/**
 * The README (https://github.com/mcollina/fastq#readme): "Fast, in memory work queue"; `concurrency`: "number of concurrent
 * tasks that could be executed in parallel"; `push`: "Add a task at the end of the queue"; `drained`: "Wait for the queue
 * to be drained. The returned `Promise` will be resolved when all tasks in the queue have been processed by a worker."
 */
export function fastq(module: Fastq, name = 'fastq'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      // "asyncWorker": an async function, so it throws nothing at the call.
      const queue = module.promise(async (task) => task(), limit);
      return { spawn: (task) => queue.push(task), idle: () => queue.drained() };
    },
  });
}
