import type { AsyncTask } from '../forms/async.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, runGiven, untilFailure } from './at-once.ts';

/** The default export of `p-all`, any version since 2.1 (`stopOnError`). */
export type PAll = (
  tasks: readonly (() => Promise<unknown>)[],
  options: { concurrency: number; stopOnError: boolean },
) => Promise<unknown>;

/** The README (https://github.com/sindresorhus/p-all#readme): "Run promise-returning & async functions concurrently with optional
 *  limited concurrency"; `concurrency`: "Number of concurrently pending promises"; `stopOnError` as that of p-map. Of an order
 *  it says nothing. */
export function pAll(all: PAll, name = 'p-all'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce((given) =>
        all(
          given.map(
            (each): AsyncTask =>
              () =>
                runGiven(each) as ReturnType<AsyncTask>,
          ),
          { concurrency: limit, stopOnError: false },
        ).catch(ignore),
      ),
  });
}

/** The same as it is by default, with `stopOnError`: that of p-map. */
export function pAllStopping(all: PAll, name = 'p-all (stopOnError)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { spawn: 'at-once', failure: 'stops' },
    create: ({ limit }) => ({
      spawn: atOnce((given) =>
        untilFailure(given, (run) =>
          all(
            given.map((each) => () => run(each)),
            { concurrency: limit, stopOnError: true },
          ),
        ),
      ).spawn,
    }),
  });
}

function ignore(): void {}
