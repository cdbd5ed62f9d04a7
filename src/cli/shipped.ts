import type { Scheduler } from '../forms/scheduler.ts';
import type { Exports } from './load.ts';

/** Makes a scheduler of a package's module, whatever its version. */
export type Adapt = (module: Exports, name: string) => Promise<Scheduler>;

/** Packages whose adapters are in the box, by name. */
export const PACKAGES: { readonly [name: string]: Adapt } = {
  'p-limit': async (module, name) =>
    (await import('../adapters/p-limit.ts')).pLimit(mainOf(module) as never, name),
  'p-queue': async (module, name) =>
    (await import('../adapters/p-queue.ts')).pQueue(mainOf(module) as never, name),
  'promise-limit': async (module, name) =>
    (await import('../adapters/promise-limit.ts')).promiseLimit(mainOf(module) as never, name),
  'promise-queue': async (module, name) =>
    (await import('../adapters/promise-queue.ts')).promiseQueue(mainOf(module) as never, name),
  '@henrygd/queue': async (module, name) =>
    (await import('../adapters/henrygd-queue.ts')).henrygdQueue(part(module, 'newQueue'), name),
  '@rushstack/node-core-library': async (module, name) =>
    (await import('../adapters/rushstack-async.ts')).rushstackForEach(part(module, 'Async'), name),
  '@sinonjs/fake-timers': async (module, name) =>
    (await import('../adapters/fake-timers.ts')).fakeTimers(mainOf(module) as never, name),
  '@supercharge/promise-pool': async (module, name) =>
    (await import('../adapters/promise-pool.ts')).promisePool(part(module, 'PromisePool'), name),
  async: async (module, name) =>
    (await import('../adapters/async.ts')).asyncQueue(mainOf(module) as never, name),
  'async-await-queue': async (module, name) =>
    (await import('../adapters/async-await-queue.ts')).asyncAwaitQueue(part(module, 'Queue'), name),
  'async-lock': async (module, name) =>
    (await import('../adapters/async-lock.ts')).asyncLock(mainOf(module) as never, name),
  'async-mutex': async (module, name) =>
    (await import('../adapters/async-mutex.ts')).asyncSemaphore(module as never, name),
  'async-sema': async (module, name) =>
    (await import('../adapters/async-sema.ts')).asyncSema(module as never, name),
  'await-semaphore': async (module, name) =>
    (await import('../adapters/await-semaphore.ts')).awaitSemaphore(part(module, 'Semaphore'), name),
  'better-queue': async (module, name) =>
    (await import('../adapters/better-queue.ts')).betterQueue(mainOf(module) as never, name),
  bluebird: async (module, name) =>
    (await import('../adapters/bluebird.ts')).bluebirdCoroutine(mainOf(module) as never, name),
  bottleneck: async (module, name) =>
    (await import('../adapters/bottleneck.ts')).bottleneck(mainOf(module) as never, name),
  caf: async (module, name) => (await import('../adapters/caf.ts')).caf(part(module, 'CAF'), name),
  co: async (module, name) => (await import('../adapters/co.ts')).co(mainOf(module) as never, name),
  fastq: async (module, name) => (await import('../adapters/fastq.ts')).fastq(mainOf(module) as never, name),
  'generic-pool': async (module, name) =>
    (await import('../adapters/generic-pool.ts')).genericPool(mainOf(module) as never, name),
  'p-all': async (module, name) => (await import('../adapters/p-all.ts')).pAll(mainOf(module) as never, name),
  'p-map': async (module, name) => (await import('../adapters/p-map.ts')).pMap(mainOf(module) as never, name),
  'p-ratelimit': async (module, name) =>
    (await import('../adapters/p-ratelimit.ts')).pRatelimit(part(module, 'pRateLimit'), name),
  queue: async (module, name) => (await import('../adapters/queue.ts')).queue(mainOf(module) as never, name),
  rxjs: async (module, name) => (await import('../adapters/rxjs.ts')).rxjsAsync(module as never, name),
  semaphore: async (module, name) =>
    (await import('../adapters/semaphore.ts')).semaphore(mainOf(module) as never, name),
  'tiny-async-pool': async (module, name) =>
    (await import('../adapters/tiny-async-pool.ts')).tinyAsyncPool(mainOf(module) as never, name),
  effection: async (module, name) =>
    (await import('../adapters/effection.ts')).effection(module as never, name),
  effect: async (module, name) => (await import('../adapters/effect.ts')).effect(module as never, name),
};

/** The schedulers that are written here, and need no package. */
export async function builtInSchedulers(): Promise<readonly Scheduler[]> {
  const [{ builtIn }, { virtualTimers }] = await Promise.all([
    import('../adapters/built-in.ts'),
    import('../adapters/virtual-timers.ts'),
  ]);
  return [...builtIn, virtualTimers];
}

/** A package's one export, however it was compiled. */
function mainOf(module: Exports): unknown {
  const exported = module.default ?? module;
  const inner = (exported as Exports).default;
  return typeof exported === 'object' && inner !== undefined ? inner : exported;
}

/** One of its exports, also of a CommonJS module of which the names are not seen. */
function part(module: Exports, name: string): never {
  return (module[name] ?? (module.default as Exports | undefined)?.[name]) as never;
}
