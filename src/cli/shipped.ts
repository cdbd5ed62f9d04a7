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
  'promise-queue': async (module, name) =>
    (await import('../adapters/promise-queue.ts')).promiseQueue(mainOf(module) as never, name),
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
