import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, inputsOf, runGuarded } from './at-once.ts';
import { promiseCoroutines } from './promise-coroutines.ts';

/** What is used of the export of `bluebird`, version 2 or 3. */
export interface Bluebird {
  coroutine(task: Coroutine): () => PromiseLike<unknown>;
  map(
    all: readonly (Given | Promise<Given>)[],
    mapper: (given: Given) => Promise<unknown>,
    options: { concurrency: number },
  ): Promise<unknown>;
}

/** `Promise.coroutine` (http://bluebirdjs.com/docs/api/promise.coroutine.html): "it will start the generator (by calling its `next()`)
 *  and return immediately. Control is returned back to the generator when each yielded promise settles." */
export function bluebirdCoroutine({ coroutine }: Bluebird, name = 'bluebird.coroutine'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested'],
    deviations: [
      {
        law: 'quiescence',
        reason:
          '1 ms after a rejection it looks once more whether that was handled (onPossiblyUnhandledRejection)',
      },
    ],
    create: ({ clock }) => promiseCoroutines((task) => coroutine(task)(), clock),
  });
}

/**
 * `Promise.map` (http://bluebirdjs.com/docs/api/promise.map.html): "The concurrency limit applies to Promises returned by the mapper
 * function"; "The mapper function for a given item is called as soon as possible"; "The order `map` calls the mapper function on
 * the array elements is not specified". An item of its input may be a promise: it is called "when the promise for that item's index in the input
 * array is fulfilled".
 */
export function bluebirdMap(Promises: Bluebird, name = 'bluebird.map'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'pending'],
    guarantees: { order: 'any', workConserving: true, spawn: 'at-once' },
    create: ({ limit }) => atOnce((all) => Promises.map(inputsOf(all), runGuarded, { concurrency: limit })),
  });
}
