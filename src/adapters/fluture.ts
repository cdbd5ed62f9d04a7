import type { Coroutine } from '../forms/coroutine.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the default export of `fluture`, versions 6 to 11. */
export interface Fluture {
  do(body: () => Iterator<Future, unknown>): Future;
  of(value: unknown): Future;
  reject(error: unknown): Future;
  after(ms: number, value: unknown): Future;
  encaseP(make: (value: unknown) => Promise<unknown>, value: unknown): Future;
  cache(future: Future): Future;
  chain(next: (value: Ended) => Future, future: Future): Future;
  fold(left: (error: unknown) => Ended, right: (value: unknown) => Ended, future: Future): Future;
  fork(left: (error: unknown) => void, right: (value: unknown) => void, future: Future): () => void;
  race(one: Future, other: Future): Future;
  both(one: Future, other: Future): Future;
  parallel(limit: number, futures: readonly Future[]): Future;
}

type Future = object;

type Ended = { readonly value: unknown } | { readonly error: unknown };

/**
 * Futures (https://github.com/fluture-js/Fluture/tree/11.x#readme). `do`: "allows for writing sequential asynchronous code", in which errors come folded.
 * What is spawned is forked in the turn of the spawn, and cached for its joins: `cache` "returns a Future which caches the resolution value of the given
 * Future so that whenever it's forked, it can load the value from cache rather than reexecuting the chain". `race`: "resolves or rejects with … the first
 * Future to settle … When one Future settles, the other gets cancelled automatically"; `both`: "Basically like calling `Future.parallel` with exactly two
 * Futures"; `parallel`: "When one Future rejects, all currently running Futures will be cancelled automatically".
 */
export function fluture(F: Fluture, name = 'fluture'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'race', 'all'],
    guarantees: { scope: 'detached' },
    create: () => ({
      run: (main) => new Promise((resolve, reject) => F.fork(reject, resolve, futureOf(F, main))),
      *spawn(task) {
        const future = F.cache(futureOf(F, task));
        F.fork(ignore, ignore, future);
        return future;
      },
      join: (future: Future) => folded(F, future),
      sleep: (ms) => folded(F, F.after(ms, undefined)),
      yield: () =>
        folded(
          F,
          F.encaseP(() => Promise.resolve(), undefined),
        ),
      race: (arms) =>
        folded(
          F,
          arms.map((arm) => futureOf(F, arm)).reduce((one, other) => F.race(one, other)),
        ),
      *all(arms) {
        const [one, other, ...more] = arms.map((arm) => futureOf(F, arm)) as [Future, Future | undefined];
        const isPair = other !== undefined && more.length === 0;
        const futures = [one, ...(other === undefined ? [] : [other]), ...more];
        const whole = isPair ? F.both(one, other) : F.parallel(Number.POSITIVE_INFINITY, futures);
        return (yield* folded(F, whole)) as readonly unknown[];
      },
    }),
  });
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

function ignore(): void {}
