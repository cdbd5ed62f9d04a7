import {
  asyncEachLimit,
  asyncMapLimit,
  asyncPriorityQueue,
  asyncQueue,
  asyncQueueTelling,
} from '../../../src/adapters/async.ts';
import { pAll, pAllStopping } from '../../../src/adapters/p-all.ts';
import {
  pMap,
  pMapIterable,
  pMapIterableLeft,
  pMapIterableUnbounded,
  pMapSkipping,
  pMapStopping,
} from '../../../src/adapters/p-map.ts';
import { promisePool, promisePoolStopping } from '../../../src/adapters/promise-pool.ts';
import { runParallel } from '../../../src/adapters/run-parallel.ts';
import { rushstackForEach, rushstackForEachOf } from '../../../src/adapters/rushstack-async.ts';
import { tinyAsyncPool } from '../../../src/adapters/tiny-async-pool.ts';
import type { Subjects } from '../subjects.ts';
import { main, named } from './exported.ts';

/** Packages that map over a collection: all tasks are given to them at once. */
export const maps: Subjects = {
  '@rushstack/node-core-library': [
    {
      name: 'forEachAsync',
      adapter: 'rushstack-async',
      adapt: (module) => rushstackForEach(named(module, 'Async')),
    },
    {
      name: 'forEachAsync (async source)',
      adapter: 'rushstack-async',
      adapt: (module) => rushstackForEachOf(named(module, 'Async')),
    },
  ],
  '@supercharge/promise-pool': [
    { name: 'pool', adapter: 'promise-pool', adapt: (module) => promisePool(named(module, 'PromisePool')) },
    {
      name: 'pool, stopped',
      adapter: 'promise-pool',
      adapt: (module) => promisePoolStopping(named(module, 'PromisePool')),
    },
  ],
  async: [
    { name: 'queue', adapter: 'async', adapt: (module) => asyncQueue(main(module)) },
    {
      name: 'queue, told',
      adapter: 'async',
      from: [2, 0],
      adapt: (module) => asyncQueueTelling(main(module)),
    },
    {
      name: 'priorityQueue',
      adapter: 'async',
      from: [3],
      adapt: (module) => asyncPriorityQueue(main(module)),
    },
    { name: 'mapLimit', adapter: 'async', adapt: (module) => asyncMapLimit(main(module)) },
    { name: 'eachLimit', adapter: 'async', adapt: (module) => asyncEachLimit(main(module)) },
  ],
  'p-all': [
    { name: 'pAll', adapter: 'p-all', adapt: (module) => pAll(main(module)) },
    { name: 'pAll, stopOnError', adapter: 'p-all', adapt: (module) => pAllStopping(main(module)) },
  ],
  'p-map': [
    { name: 'pMap', adapter: 'p-map', adapt: (module) => pMap(main(module)) },
    {
      name: 'pMap, pMapSkip',
      adapter: 'p-map',
      from: [5, 1],
      adapt: (module) => pMapSkipping(main(module), named(module, 'pMapSkip')),
    },
    {
      name: 'pMapIterable',
      adapter: 'p-map',
      from: [7],
      adapt: (module) => pMapIterable(named(module, 'pMapIterable')),
    },
    { name: 'pMap, stopOnError', adapter: 'p-map', adapt: (module) => pMapStopping(main(module)) },
    {
      name: 'pMapIterable, break',
      adapter: 'p-map',
      from: [7],
      adapt: (module) => pMapIterableLeft(named(module, 'pMapIterable')),
    },
    {
      name: 'pMapIterable, unbounded',
      adapter: 'p-map',
      from: [7],
      adapt: (module) => pMapIterableUnbounded(named(module, 'pMapIterable')),
    },
  ],
  'run-parallel': [{ name: 'tasks', adapter: 'run-parallel', adapt: (module) => runParallel(main(module)) }],
  'tiny-async-pool': [
    { name: 'pool', adapter: 'tiny-async-pool', adapt: (module) => tinyAsyncPool(main(module)) },
  ],
};
