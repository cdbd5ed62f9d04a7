import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, runGiven } from './at-once.ts';

/** The default export of `p-map`, any version since 2.1 (`stopOnError`). */
export type PMap = (
  input: Iterable<Given>,
  mapper: (given: Given) => Promise<unknown>,
  options: { concurrency: number; stopOnError: boolean },
) => Promise<unknown>;

/** The named export `pMapIterable`, since version 7. */
export type PMapIterable = (
  input: AsyncIterable<Given>,
  mapper: (given: Given) => Promise<unknown>,
  options: { concurrency: number },
) => AsyncIterable<unknown>;

/**
 * The README (https://github.com/sindresorhus/p-map#readme): `concurrency`: "Number of concurrently pending promises returned by
 * `mapper`"; `stopOnError`: "When `false`, instead of stopping when a promise rejects, it will wait for all the promises to settle";
 * `input`: "iterated over concurrently, calling the `mapper` function for each element": from its first one on.
 */
export function pMap(map: PMap, name = 'p-map'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce((all) => map(all, runGiven, { concurrency: limit, stopOnError: false }).catch(ignore)),
  });
}

/**
 * `pMapIterable`: "Returns an async iterable that streams each return value from `mapper` in order"; `concurrency` as above. The
 * source is an async one, for which it is made. `backpressure`: "Maximum number of elements taken from `input` that the consumer of
 * the async iterable has not collected yet … Calls to `mapper` will be limited so that there is never too much", so slots
 * may stay free, and nothing is claimed about work conservation.
 */
export function pMapIterable(map: PMapIterable, name = 'pMapIterable'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce(async (all) => {
        // An error ends the stream, and with it the tasks that are not yet mapped.
        const settled = (given: Given): Promise<void> => Promise.resolve(runQuietly(given));
        for await (const _ of map(source(all), settled, { concurrency: limit }));
      }),
  });
}

async function* source(all: readonly Given[]): AsyncGenerator<Given> {
  yield* all;
}

async function runQuietly(given: Given): Promise<void> {
  try {
    await runGiven(given);
  } catch {
    // Its joiners know.
  }
}

function ignore(): void {}
