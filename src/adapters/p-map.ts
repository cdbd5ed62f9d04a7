import { TaskResult } from '../forms/run.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, inputsOf, runGiven, untilFailure } from './at-once.ts';

/** The default export of `p-map`, any version since 2.1 (`stopOnError`). */
export type PMap = (
  input: Iterable<Given | Promise<Given>>,
  mapper: (given: Given) => Promise<unknown>,
  options: { concurrency: number; stopOnError: boolean },
) => Promise<unknown>;

/** The named export `pMapIterable`, since version 7. */
export type PMapIterable = (
  input: AsyncIterable<Given> | Iterable<Given | Promise<Given>>,
  mapper: (given: Given) => Promise<unknown>,
  options: { concurrency: number; backpressure?: number },
) => AsyncIterable<unknown>;

/**
 * The README (https://github.com/sindresorhus/p-map#readme): `concurrency`: "Number of concurrently pending promises returned by
 * `mapper`"; `stopOnError`: "When `false`, instead of stopping when a promise rejects, it will wait for all the promises to settle";
 * it rejects then with "an `AggregateError` containing all the errors". What it fulfils with: "an `Array` of the fulfilled values returned from `mapper` in `input` order".
 * `input`: "iterated over concurrently, calling the `mapper` function for each element": from its first one on.
 */
export function pMap(map: PMap, name = 'p-map'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'results'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce((all) => map(all, runGiven, { concurrency: limit, stopOnError: false }).catch(errorsOf)),
  });
}

/**
 * As it is by default: `stopOnError` is "stopping when a promise rejects". Of `input`: "Each iterated item is `await`'d before the `mapper` is
 * invoked so the iterable may return a `Promise` that resolves to an item"; whoever is waited for keeps a place, so nothing is claimed about an
 * order, or about places that stay free.
 */
export function pMapStopping(map: PMap, name = 'p-map (stopOnError)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'pending'],
    guarantees: { spawn: 'at-once', failure: 'stops' },
    create: ({ limit }) => ({
      spawn: atOnce((all) =>
        untilFailure(all, (run) => map(inputsOf(all), run, { concurrency: limit, stopOnError: true })),
      ).spawn,
    }),
  });
}

/** The same, which leaves out of its results what came to nothing: "Return this value from a `mapper` function to skip including the
 *  value in the returned array" (`pMapSkip`, since version 5.1). */
export function pMapSkipping(map: PMap, skip: unknown, name = 'p-map (pMapSkip)'): Scheduler {
  const mapper = async (given: Given): Promise<unknown> => {
    const result = await runGiven(given);
    return result instanceof TaskResult && result.value === 0 ? skip : result;
  };
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'results'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce((all) => map(all, mapper, { concurrency: limit, stopOnError: false }).catch(errorsOf)),
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
        for await (const _ of map(source(all), runQuietly, { concurrency: limit }));
      }),
  });
}

/** The same with no bound on what its consumer has not yet collected (`backpressure: Infinity`), which then keeps no slot free. */
export function pMapIterableUnbounded(map: PMapIterable, name = 'pMapIterable (unbounded)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce(async (all) => {
        const options = { concurrency: limit, backpressure: Number.POSITIVE_INFINITY };
        for await (const _ of map(source(all), runQuietly, options));
      }),
  });
}

/**
 * The same over promises of its input, with a consumer that leaves: `break` calls the `return()` of an async iterator, by which it "tells the
 * async iterator that the caller does not intend to make any more `next()` calls, and can perform any cleanup actions"
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Iteration_protocols). It can leave when it is given something.
 */
export function pMapIterableLeft(map: PMapIterable, name = 'pMapIterable (break)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'clear', 'pending'],
    guarantees: { spawn: 'at-once' },
    create({ limit }) {
      let isLeft = false;
      const { spawn, idle } = atOnce(async (all) => {
        for await (const _ of map(inputsOf(all), runQuietly, { concurrency: limit })) if (isLeft) break;
      });
      const clear = (): Promise<unknown> => {
        isLeft = true;
        return idle();
      };
      return { spawn, clear };
    },
  });
}

async function* source(all: readonly Given[]): AsyncGenerator<Given> {
  yield* all;
}

/** An error ends the stream, and with it the tasks that are not yet mapped. */
async function runQuietly(given: Given): Promise<void> {
  try {
    await runGiven(given);
  } catch {
    // Its joiners know.
  }
}

function errorsOf({ errors }: { readonly errors?: readonly unknown[] }): readonly unknown[] {
  return errors ?? [];
}
