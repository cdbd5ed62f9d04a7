import type { Scheduler } from '../forms/scheduler.ts';

// Stands in for vitest, and for fairtick/vitest, where the command line imports a file of tests: no test runs, and what
// describeScheduler is given is kept. Two copies of this file may be loaded, by two loaders: they share what they keep.
const KEPT = 'fairtick: schedulers of a file of tests';
const shared = globalThis as { [KEPT]?: Scheduler[] };

/** The schedulers that files of tests described since this was last called. */
export function takeDescribed(): readonly Scheduler[] {
  const kept = shared[KEPT] ?? [];
  shared[KEPT] = [];
  return kept;
}

/** In place of fairtick/vitest's. */
export function describeScheduler(scheduler: Scheduler): void {
  shared[KEPT] = [...(shared[KEPT] ?? []), scheduler];
}

/** Called and asked for anything, it does nothing; but a body of `describe`, and the like, is run: schedulers are described
 *  in there, too. */
const inert: Inert = new Proxy((() => {}) as unknown as Inert, {
  get: (_, key) => (key === 'then' || typeof key === 'symbol' ? undefined : inert),
  apply: () => inert,
});
type Inert = ((...args: readonly unknown[]) => Inert) & { readonly [key: string]: Inert };

const suite: Inert = new Proxy(inert, {
  get: (_, key) => (key === 'skip' || key === 'todo' ? inert : key === 'each' ? inert : suite),
  apply: (_, __, args: readonly unknown[]) => {
    for (const body of args) if (typeof body === 'function') body();
    return suite;
  },
});

export const describe: Inert = suite;
export const test: Inert = inert;
export const it: Inert = inert;
export const expect: Inert = inert;
export const vi: Inert = inert;
export const beforeAll: Inert = inert;
export const afterAll: Inert = inert;
export const beforeEach: Inert = inert;
export const afterEach: Inert = inert;
export const compareSchedulers: Inert = inert;
