import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `bottleneck`, version 2. */
export type Bottleneck = new (options: {
  maxConcurrent: number;
}) => {
  schedule(task: AsyncTask): PromiseLike<unknown>;
};

/**
 * The README (https://github.com/SGrondin/bottleneck#readme): "Bottleneck builds a queue of jobs and executes them as soon as
 * possible. By default, the jobs will be executed in the order they were received"; `maxConcurrent`: "How many jobs can be
 * executing at the same time". How soon is possible it does not say: a job passes through several timers of 0 ms, each of which
 * Node makes 1 ms long, so work conservation is not claimed, and two laws that bind everyone are broken.
 */
export function bottleneck(Limiter: Bottleneck, name = 'bottleneck'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo' },
    deviations: [
      {
        law: 'sleep-overlap',
        reason: 'a job waits some timers of 0 ms, 1 ms each in Node, before it starts',
      },
      { law: 'quiescence', reason: 'after the last job one more timer of 0 ms is left' },
    ],
    create({ limit }) {
      const limiter = new Limiter({ maxConcurrent: limit });
      return { spawn: (task) => limiter.schedule(task) };
    },
  });
}
