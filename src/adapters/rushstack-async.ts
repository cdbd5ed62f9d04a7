import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, runGuarded } from './at-once.ts';

/** The class `Async` of `@rushstack/node-core-library`. */
export interface RushstackAsync {
  forEachAsync(
    given: Iterable<Given> | AsyncIterable<Given>,
    callback: (given: Given) => Promise<unknown>,
    options: { concurrency: number },
  ): Promise<unknown>;
}

/** Its API (https://api.rushstack.io/pages/node-core-library.async.foreachasync): "Given an input array and a `callback` function,
 *  invoke the callback to start a promise for each element in the array"; "similar to the system `Array#forEach`, except that the loop
 *  is asynchronous, and the maximum number of concurrent promises can be throttled"; "if it returns a promise that rejects, then the
 *  loop stops immediately", so what rejects is caught. */
export function rushstackForEach(Async: RushstackAsync, name = 'Async.forEachAsync'): Scheduler {
  return overCollection(name, (all) => all, Async);
}

/** The same over an async source, which it takes as well. */
export function rushstackForEachOf(
  Async: RushstackAsync,
  name = 'Async.forEachAsync (async source)',
): Scheduler {
  return overCollection(name, source, Async);
}

function overCollection(
  name: string,
  input: (all: readonly Given[]) => Iterable<Given> | AsyncIterable<Given>,
  Async: RushstackAsync,
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { order: 'fifo', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) =>
      atOnce((all) => Async.forEachAsync(input(all), runGuarded, { concurrency: limit })),
  });
}

async function* source(all: readonly Given[]): AsyncGenerator<Given> {
  yield* all;
}
