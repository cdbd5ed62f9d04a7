import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `bottleneck`, version 2. */
export type Bottleneck = new (options: {
  maxConcurrent: number;
  minTime?: number;
}) => {
  schedule(task: AsyncTask): PromiseLike<unknown>;
  schedule(options: { expiration: number }, task: AsyncTask): PromiseLike<unknown>;
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

/** ms. */
const MIN_TIME = 5;

/** Up to its first step a job passes through timers of 0 ms, each of which takes Node 1 ms; `expiration` may count them. */
const RESOLUTION = 2;

/**
 * The same with an `expiration`: "The number milliseconds a job has to finish. Jobs that take longer than their `expiration` will be failed with a
 * `BottleneckError`"; and with a `minTime`: "How long to wait after launching a job before launching another one".
 * Jobs are async functions, as in its examples: what else may throw is left to the adapter above.
 */
export function bottleneckExpiration(Limiter: Bottleneck, name = 'bottleneck (expiration)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'timeout'],
    guarantees: { order: 'fifo', resolution: RESOLUTION },
    deviations: [
      { law: 'sleep-overlap', reason: 'jobs are launched `minTime` apart, whatever `maxConcurrent` allows' },
    ],
    create({ limit }) {
      const limiter = new Limiter({ maxConcurrent: limit, minTime: MIN_TIME });
      return {
        spawn(task, { timeout }) {
          const job: AsyncTask = async () => task();
          return timeout === undefined
            ? limiter.schedule(job)
            : limiter.schedule({ expiration: timeout }, job);
        },
      };
    },
  });
}
