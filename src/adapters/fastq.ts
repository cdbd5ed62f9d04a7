import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `fastq`, version 1.7 or later. */
export interface Fastq {
  promise(worker: (task: AsyncTask) => Promise<unknown>, concurrency: number): Queue;
}

interface Queue {
  concurrency: number;
  push(task: AsyncTask): Promise<unknown>;
  drained(): Promise<unknown>;
  idle(): boolean;
  length(): number;
  pause(): void;
  resume(): void;
  /** Since 1.20. */
  abort?(): void;
}

/**
 * The README (https://github.com/mcollina/fastq#readme): "Fast, in memory work queue"; `concurrency`: "number of concurrent
 * tasks that could be executed in parallel. It can be altered at runtime"; `push`: "Add a task at the end of the queue"; `drained`:
 * "Wait for the queue to be drained. The returned `Promise` will be resolved when all tasks in the queue have been processed by a
 * worker"; `pause`: "Pause the processing of tasks. Currently worked tasks are not stopped"; `resume`: "Resume the processing"; `idle`: "Returns `false` if there are
 * tasks being processed or waiting to be processed. `true` otherwise"; `length`: "Returns the number of tasks waiting to be processed (in the queue)".
 */
export function fastq(module: Fastq, name = 'fastq'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'pause', 'set-limit', 'watch', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const queue = module.promise(work, limit);
      return {
        spawn: (task) => queue.push(task),
        idle: () => queue.drained(),
        watch: (_, tell) => void queue.drained().then(tell),
        counts: () => ({ waiting: queue.length(), idle: queue.idle() }),
        ...controlsOf(queue),
      };
    },
  });
}

/**
 * `abort` (its types): "Removes all tasks waiting to be processed, calls each task's callback with an abort error (rejects
 * promises for promise-based queues), and resets `drain` to an empty function". By `drain` a wait for idle is told, so that is not
 * asked for beside it.
 */
export function fastqAbort(module: Fastq, name = 'fastq (abort)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'pause', 'set-limit', 'clear'],
    guarantees: { order: 'fifo', workConserving: true, cleared: 'rejects' },
    create({ limit }) {
      const queue = module.promise(work, limit);
      return { spawn: (task) => queue.push(task), clear: () => queue.abort!(), ...controlsOf(queue) };
    },
  });
}

/** "It MUST return a `Promise`", so it throws nothing at the call. */
async function work(task: AsyncTask): Promise<unknown> {
  return await task();
}

function controlsOf(queue: Queue) {
  return {
    pause: () => queue.pause(),
    resume: () => queue.resume(),
    setLimit(limit: number) {
      queue.concurrency = limit;
    },
  };
}
