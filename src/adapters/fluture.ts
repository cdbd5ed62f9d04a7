import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the default export of `fluture`, versions 6 to 11. */
export interface Fluture {
  (computation: typeof afterMicrotask): Future;
  do(body: () => Iterator<Future, unknown>): Future;
  of(value: unknown): Future;
  reject(error: unknown): Future;
  after(ms: number, value: unknown): Future;
  cache(future: Future): Future;
  chain(next: (value: Ended) => Future, future: Future): Future;
  fold(left: (error: unknown) => Ended, right: (value: unknown) => Ended, future: Future): Future;
  fork(left: (error: unknown) => void, right: (value: unknown) => void, future: Future): () => void;
  race(one: Future, other: Future): Future;
  both(one: Future, other: Future): Future;
  parallel(limit: number, futures: readonly Future[]): Future;
}

/** What is used of the exports of `fluture`, version 12 and later: one argument at a time. */
export interface CurriedFluture {
  Future(computation: typeof afterMicrotask): Future;
  go(body: () => Iterator<Future, unknown>): Future;
  resolve(value: unknown): Future;
  reject(error: unknown): Future;
  after(ms: number): (value: unknown) => Future;
  cache(future: Future): Future;
  chain(next: (value: Ended) => Future): (future: Future) => Future;
  coalesce(left: (error: unknown) => Ended): (right: (value: unknown) => Ended) => (future: Future) => Future;
  fork(left: (error: unknown) => void): (right: (value: unknown) => void) => (future: Future) => () => void;
  race(one: Future): (other: Future) => Future;
  both(one: Future): (other: Future) => Future;
  parallel(limit: number): (futures: readonly Future[]) => Future;
}

type Future = object;

type Ended = { readonly value: unknown } | { readonly error: unknown };

/**
 * Futures (https://github.com/fluture-js/Fluture/tree/11.x#readme). `do`, `go` since version 12: "allows for writing sequential asynchronous code", in which errors come folded.
 * What is spawned is forked in the turn of the spawn, and cached for its joins: `cache` "returns a Future which caches the resolution value of the given
 * Future so that whenever it's forked, it can load the value from cache rather than reexecuting the chain". `race`: "resolves or rejects with … the first
 * Future to settle … When one Future settles, the other gets cancelled automatically".
 */
export function flutureRace(module: Fluture | CurriedFluture, name = 'fluture.race'): Scheduler {
  const F = uncurried(module);
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'race'],
    guarantees: { scope: 'detached' },
    create: () => ({
      ...primitivesOf(F),
      race: (arms) =>
        folded(
          F,
          arms.map((arm) => futureOf(F, arm)).reduce((one, other) => F.race(one, other)),
        ),
    }),
  });
}

/** The same with `both`: "Run two Futures in parallel … When one Future rejects, the other gets cancelled automatically"; of more than two
 *  each with all before it. */
export function flutureBoth(module: Fluture | CurriedFluture, name = 'fluture.both'): Scheduler {
  const F = uncurried(module);
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'all'],
    guarantees: { scope: 'detached' },
    create: () => ({
      ...primitivesOf(F),
      *all(arms) {
        const [first, ...others] = arms.map((arm) => futureOf(F, arm)) as [Future, ...Future[]];
        let value = yield* folded(
          F,
          others.reduce((one, other) => F.both(one, other), first),
        );
        const values: unknown[] = [];
        for (const _ of others) {
          const [before, last] = value as [unknown, unknown];
          values.unshift(last);
          value = before;
        }
        return [value, ...values];
      },
    }),
  });
}

/** The same with `parallel`, of any number: "When one Future rejects, all currently running Futures will be cancelled automatically". */
export function flutureParallel(module: Fluture | CurriedFluture, name = 'fluture.parallel'): Scheduler {
  const F = uncurried(module);
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'all'],
    guarantees: { scope: 'detached' },
    create: () => ({
      ...primitivesOf(F),
      *all(arms) {
        const futures = arms.map((arm) => futureOf(F, arm));
        return (yield* folded(F, F.parallel(Number.POSITIVE_INFINITY, futures))) as readonly unknown[];
      },
    }),
  });
}

function uncurried(module: Fluture | CurriedFluture): Fluture {
  if (!('coalesce' in module)) return module;
  const { Future, go, resolve, reject, after, cache, chain, coalesce, fork, race, both, parallel } = module;
  return Object.assign((computation: typeof afterMicrotask) => Future(computation), {
    do: go,
    of: resolve,
    reject,
    after: (ms: number, value: unknown) => after(ms)(value),
    cache,
    chain: (next: (value: Ended) => Future, future: Future) => chain(next)(future),
    fold: (left: (error: unknown) => Ended, right: (value: unknown) => Ended, future: Future) =>
      coalesce(left)(right)(future),
    fork: (left: (error: unknown) => void, right: (value: unknown) => void, future: Future) =>
      fork(left)(right)(future),
    race: (one: Future, other: Future) => race(one)(other),
    both: (one: Future, other: Future) => both(one)(other),
    parallel: (limit: number, futures: readonly Future[]) => parallel(limit)(futures),
  });
}

function primitivesOf(F: Fluture): CoroutinePrimitives {
  const yieldTurn = () => folded(F, F(afterMicrotask));
  return {
    run: (main) => new Promise((resolve, reject) => F.fork(reject, resolve, futureOf(F, main))),
    *spawn(task) {
      const future = F.cache(futureOf(F, task));
      F.fork(ignore, ignore, future);
      return future;
    },
    join: (future: Future) => folded(F, future),
    // `after` takes a positive integer.
    sleep: (ms) => (ms === 0 ? yieldTurn() : folded(F, F.after(ms, undefined))),
    yield: yieldTurn,
  };
}

/** An error that leaves the generator itself would be thrown where it is forked. */
function futureOf(F: Fluture, task: Coroutine): Future {
  return F.chain(
    (end) => ('error' in end ? F.reject(end.error) : F.of(end.value)),
    F.do(() => ending(task)),
  );
}

function* ending(task: Coroutine): Generator<Future, Ended> {
  try {
    return { value: yield* task() };
  } catch (error) {
    return { error };
  }
}

function* folded(F: Fluture, future: Future): Generator<Future, unknown> {
  const end = (yield F.fold(
    (error): Ended => ({ error }),
    (value): Ended => ({ value }),
    future,
  )) as Ended;
  if ('error' in end) throw end.error;
  return end.value;
}

/** The computation of a Future, and how that is cancelled. */
function afterMicrotask(_: (error: unknown) => void, resolve: (value: unknown) => void): () => void {
  let isCancelled = false;
  void Promise.resolve().then(() => {
    if (!isCancelled) resolve(undefined);
  });
  return () => {
    isCancelled = true;
  };
}

function ignore(): void {}
