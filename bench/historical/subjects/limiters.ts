import { asyncAwaitQueue, asyncAwaitQueueSlots } from '../../../src/adapters/async-await-queue.ts';
import {
  asyncLock,
  asyncLockBounded,
  asyncLockCallback,
  asyncLockTasks,
} from '../../../src/adapters/async-lock.ts';
import {
  asyncMutex,
  asyncMutexTasks,
  asyncSemaphore,
  asyncSemaphoreTasks,
  asyncSemaphoreTimeout,
} from '../../../src/adapters/async-mutex.ts';
import { asyncSema, asyncSemaTasks } from '../../../src/adapters/async-sema.ts';
import { awaitSemaphore } from '../../../src/adapters/await-semaphore.ts';
import { betterQueue } from '../../../src/adapters/better-queue.ts';
import { bottleneck, bottleneckExpiration } from '../../../src/adapters/bottleneck.ts';
import { fastq, fastqAbort } from '../../../src/adapters/fastq.ts';
import { genericPool, genericPoolBounded, genericPoolDrained } from '../../../src/adapters/generic-pool.ts';
import { henrygdQueue } from '../../../src/adapters/henrygd-queue.ts';
import { limiter } from '../../../src/adapters/limiter.ts';
import {
  pQueue,
  pQueueEmpty,
  pQueuePriorities,
  pQueueRate,
  pQueueSizes,
  pQueueStrict,
} from '../../../src/adapters/p-queue.ts';
import { pRatelimit, pRatelimitPatience, pRatelimitRate } from '../../../src/adapters/p-ratelimit.ts';
import {
  type PThrottle,
  type PThrottleOfFunction,
  pThrottle,
  pThrottleOfFunction,
  pThrottleStrict,
} from '../../../src/adapters/p-throttle.ts';
import { promiseLimit } from '../../../src/adapters/promise-limit.ts';
import { promiseQueue, promiseQueueBounded } from '../../../src/adapters/promise-queue.ts';
import { queue, queueTimeouts } from '../../../src/adapters/queue.ts';
import { semaphore, semaphorePermits } from '../../../src/adapters/semaphore.ts';
import type { Scheduler } from '../../../src/forms/scheduler.ts';
import type { Subjects } from '../subjects.ts';
import { main, named } from './exported.ts';

/** Queues, limiters, pools and locks: one task at a time is given to them. */
export const limiters: Subjects = {
  '@henrygd/queue': [
    {
      name: 'queue',
      adapter: 'henrygd-queue',
      adapt: (module) => henrygdQueue(named(module, 'newQueue')),
    },
  ],
  'async-await-queue': [
    {
      name: 'queue',
      adapter: 'async-await-queue',
      adapt: (module) => asyncAwaitQueue(named(module, 'Queue') ?? main(module)),
    },
    {
      name: 'queue, by hand',
      adapter: 'async-await-queue',
      adapt: (module) => asyncAwaitQueueSlots(named(module, 'Queue') ?? main(module)),
    },
  ],
  'async-lock': [
    { name: 'lock', adapter: 'async-lock', adapt: (module) => asyncLockTasks(main(module)) },
    { name: 'lock, held', adapter: 'async-lock', adapt: (module) => asyncLock(main(module)) },
    { name: 'callbacks', adapter: 'async-lock', adapt: (module) => asyncLockCallback(main(module)) },
    { name: 'lock, maxPending', adapter: 'async-lock', adapt: (module) => asyncLockBounded(main(module)) },
  ],
  'async-mutex': [
    {
      name: 'semaphore',
      adapter: 'async-mutex',
      adapt: (module) => asyncSemaphoreTasks(named(module, 'Semaphore')),
    },
    {
      name: 'semaphore, held',
      adapter: 'async-mutex',
      adapt: (module) =>
        asyncSemaphore({ Semaphore: named(module, 'Semaphore'), Mutex: named(module, 'Mutex') }),
    },
    {
      name: 'mutex, held',
      adapter: 'async-mutex',
      adapt: (module) => asyncMutex({ Semaphore: named(module, 'Semaphore'), Mutex: named(module, 'Mutex') }),
    },
    { name: 'mutex', adapter: 'async-mutex', adapt: (module) => asyncMutexTasks(named(module, 'Mutex')) },
    {
      name: 'semaphore, timeouts',
      adapter: 'async-mutex',
      from: [0, 4],
      adapt: (module) =>
        asyncSemaphoreTimeout({
          Semaphore: named(module, 'Semaphore'),
          withTimeout: named(module, 'withTimeout'),
        }),
    },
  ],
  'async-sema': [
    { name: 'semaphore', adapter: 'async-sema', adapt: (module) => asyncSemaTasks(named(module, 'Sema')) },
    {
      name: 'semaphore, held',
      adapter: 'async-sema',
      adapt: (module) => asyncSema({ Sema: named(module, 'Sema') }),
    },
  ],
  'await-semaphore': [
    {
      name: 'semaphore',
      adapter: 'await-semaphore',
      adapt: (module) => awaitSemaphore(named(module, 'Semaphore')),
    },
  ],
  'better-queue': [{ name: 'queue', adapter: 'better-queue', adapt: (module) => betterQueue(main(module)) }],
  bottleneck: [
    { name: 'limiter', adapter: 'bottleneck', adapt: (module) => bottleneck(main(module)) },
    {
      name: 'limiter, expiration',
      adapter: 'bottleneck',
      adapt: (module) => bottleneckExpiration(main(module)),
    },
  ],
  fastq: [
    { name: 'promise queue', adapter: 'fastq', adapt: (module) => fastq(main(module)) },
    {
      name: 'promise queue, aborted',
      adapter: 'fastq',
      from: [1, 20],
      adapt: (module) => fastqAbort(main(module)),
    },
  ],
  'generic-pool': [
    { name: 'pool', adapter: 'generic-pool', adapt: (module) => genericPool(main(module)) },
    { name: 'pool, drained', adapter: 'generic-pool', adapt: (module) => genericPoolDrained(main(module)) },
    {
      name: 'pool, maxWaitingClients',
      adapter: 'generic-pool',
      adapt: (module) => genericPoolBounded(main(module)),
    },
  ],
  'p-queue': [
    { name: 'queue', adapter: 'p-queue', adapt: (module) => pQueue(main(module)) },
    { name: 'queue, empty', adapter: 'p-queue', adapt: (module) => pQueueEmpty(main(module)) },
    { name: 'queue, sizes', adapter: 'p-queue', from: [7, 3], adapt: (module) => pQueueSizes(main(module)) },
    {
      name: 'queue, priorities',
      adapter: 'p-queue',
      from: [8, 1],
      adapt: (module) => pQueuePriorities(main(module)),
    },
    { name: 'queue, at a rate', adapter: 'p-queue', adapt: (module) => pQueueRate(main(module)) },
    {
      name: 'queue, strict',
      adapter: 'p-queue',
      from: [9, 1],
      adapt: (module) => pQueueStrict(main(module)),
    },
  ],
  'p-ratelimit': [
    { name: 'limiter', adapter: 'p-ratelimit', adapt: (module) => pRatelimit(named(module, 'pRateLimit')) },
    {
      name: 'limiter, at a rate',
      adapter: 'p-ratelimit',
      adapt: (module) => pRatelimitRate(named(module, 'pRateLimit')),
    },
    {
      name: 'limiter, maxDelay',
      adapter: 'p-ratelimit',
      adapt: (module) => pRatelimitPatience(named(module, 'pRateLimit')),
    },
  ],
  'p-throttle': [
    { name: 'throttle', adapter: 'p-throttle', adapt: (module) => throttleOf(main(module)) },
    {
      name: 'throttle, strict',
      adapter: 'p-throttle',
      from: [4],
      adapt: (module) => pThrottleStrict(main(module)),
    },
  ],
  limiter: [
    { name: 'limiter', adapter: 'limiter', adapt: (module) => limiter(named(module, 'RateLimiter')) },
  ],
  'promise-limit': [
    { name: 'limiter', adapter: 'promise-limit', adapt: (module) => promiseLimit(main(module)) },
  ],
  'promise-queue': [
    { name: 'queue', adapter: 'promise-queue', adapt: (module) => promiseQueue(main(module)) },
    {
      name: 'queue, maxQueued',
      adapter: 'promise-queue',
      adapt: (module) => promiseQueueBounded(main(module)),
    },
  ],
  queue: [
    { name: 'queue', adapter: 'queue', adapt: (module) => queue(main(module)) },
    { name: 'queue, timeouts', adapter: 'queue', adapt: (module) => queueTimeouts(main(module)) },
  ],
  semaphore: [
    { name: 'semaphore', adapter: 'semaphore', adapt: (module) => semaphore(main(module)) },
    { name: 'semaphore, held', adapter: 'semaphore', adapt: (module) => semaphorePermits(main(module)) },
  ],
};

/** Until version 3 it takes the function and two numbers, since then an object. */
function throttleOf(throttle: PThrottle | PThrottleOfFunction): Scheduler {
  return throttle.length === 3
    ? pThrottleOfFunction(throttle as PThrottleOfFunction)
    : pThrottle(throttle as PThrottle);
}
