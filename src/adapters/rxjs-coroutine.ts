import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { type CreateEnvironment, defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { promiseCoroutines } from './promise-coroutines.ts';

/** What is used of the `rxjs` module, version 6 or 7; `operators` are those of `rxjs/operators`. */
export interface RxjsStreams {
  defer(make: () => Stream): Stream;
  from(promise: Promise<unknown>): Stream;
  of(value: unknown): Stream;
  timer(ms: number): Stream;
  race(...streams: readonly Stream[]): Stream;
  forkJoin(streams: readonly Stream[]): Stream;
  readonly operators: {
    mergeMap(project: (ended: Ended) => Stream): unknown;
    map(project: (value: unknown) => unknown): unknown;
    catchError(handle: (error: unknown) => Stream): unknown;
  };
}

export interface Stream {
  pipe(...operators: readonly unknown[]): Stream;
  subscribe(next: (value: unknown) => void, error: (error: unknown) => void): { unsubscribe(): void };
}

/** What a promise came to. */
type Ended = { readonly value: unknown } | { readonly error: unknown };

/**
 * Coroutines over observables, whose `mergeMap` (https://rxjs.dev/api/index/function/mergeMap) says what comes after a wait: "Projects each
 * source value to an Observable which is merged in the output Observable". What is waited for is a promise: `from`
 * (https://rxjs.dev/api/index/function/from) "creates an Observable from … a Promise"; `defer`: "Creates an Observable that, on
 * subscribe, calls an Observable factory".
 */
export function rxjsCoroutine(streams: RxjsStreams, name = 'rxjs.mergeMap (coroutines)'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested'],
    guarantees: { scope: 'detached' },
    create: ({ clock }) =>
      promiseCoroutines(
        (task) =>
          new Promise((resolve, reject) => {
            const coroutine = task();
            streams.defer(() => follow(streams, coroutine, coroutine.next())).subscribe(resolve, reject);
          }),
        clock,
      ),
  });
}

/** What is used besides; `timeout` of version 7. */
export interface RxjsTimeouts extends RxjsStreams {
  readonly NEVER: Stream;
  merge(...streams: readonly Stream[]): Stream;
  throwError(make: () => unknown): Stream;
  readonly operators: RxjsStreams['operators'] & {
    finalize(callback: () => void): unknown;
    timeout(config: { readonly first: number; readonly with: () => Stream }): unknown;
  };
}

/**
 * The same, where a task's result is the first value of a stream that stays open, as that of a socket does, and may have a timeout
 * (https://rxjs.dev/api/index/function/timeout): `first` is "the point in time … by which the first value must arrive", and what comes in its place
 * `with` says; then it is unsubscribed from, which `finalize` makes the end of the coroutine.
 */
export function rxjsTimeout(streams: RxjsTimeouts, name = 'rxjs.timeout (coroutines)'): Scheduler {
  const { defer, merge, NEVER, throwError, operators } = streams;
  const open = (body: Stream): Stream =>
    body.pipe(operators.mergeMap((result) => merge(streams.of(result), NEVER)));
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'timeout'],
    guarantees: { scope: 'detached', timeout: 'whole', timedOut: 'stops' },
    create({ clock }) {
      const body = (task: Coroutine): Stream =>
        defer(() => {
          const coroutine = task();
          // Without effect on one that has ended.
          const closing = operators.finalize(() => void coroutine.return(undefined as never));
          return follow(streams, coroutine, coroutine.next()).pipe(closing);
        });
      const subscribed = (stream: Stream): Promise<unknown> =>
        new Promise((resolve, reject) => stream.subscribe(resolve, reject));
      const primitives = promiseCoroutines((task) => subscribed(open(body(task))), clock);
      return {
        ...primitives,
        *spawn(task, times) {
          if (times === undefined) return yield* primitives.spawn(task);
          const late = (): Stream => {
            times.timedOut();
            return throwError(() => new Error('timed out'));
          };
          const timed = operators.timeout({ first: times.timeout, with: late });
          const handle = subscribed(open(body(task)).pipe(timed));
          handle.then(ignore, ignore);
          return { handle };
        },
      };
    },
  });
}

function ignore(): void {}
/**
 * The same with `race` (https://rxjs.dev/api/index/function/race): "Returns an observable that mirrors the first source observable to emit an item", of the
 * changes in version 7: "`race()` will no longer subscribe to subsequent observables if a provided source synchronously errors or completes"
 * (https://github.com/ReactiveX/rxjs/blob/7.x/CHANGELOG.md). Sleeps are those of `timer`.
 */
export function rxjsRace(streams: RxjsStreams, name = 'rxjs.race'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'race'],
    guarantees: { scope: 'detached', arms: 'one-by-one' },
    create: ({ clock }) => ({
      ...streamCoroutines(streams, clock),
      *race(arms) {
        return yield streams.race(...arms.map((arm) => observable(streams, arm)));
      },
    }),
  });
}

/** The same with `forkJoin` (https://rxjs.dev/api/index/function/forkJoin): "if any input observable errors at some point, `forkJoin` will error as well and
 *  immediately unsubscribe the other observables"; else it "emits either an array" of the last values. */
export function rxjsForkJoin(streams: RxjsStreams, name = 'rxjs.forkJoin'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'all'],
    guarantees: { scope: 'detached' },
    create: ({ clock }) => ({
      ...streamCoroutines(streams, clock),
      *all(arms) {
        return yield streams.forkJoin(arms.map((arm) => observable(streams, arm)));
      },
    }),
  });
}

function streamCoroutines(streams: RxjsStreams, clock: CreateEnvironment['clock']): CoroutinePrimitives {
  return {
    ...promiseCoroutines(
      (task) => new Promise((resolve, reject) => observable(streams, task).subscribe(resolve, reject)),
      clock,
    ),
    *sleep(ms) {
      yield streams.timer(ms);
    },
  };
}

function observable(streams: RxjsStreams, task: Coroutine): Stream {
  return streams.defer(() => {
    const coroutine = task();
    return goOn(streams, coroutine, coroutine.next());
  });
}

/** What is waited for may be a stream, too. */
function goOn(streams: RxjsStreams, coroutine: Started, step: ReturnType<Started['next']>): Stream {
  if (step.done === true) return streams.of(step.value);
  const { mergeMap, map, catchError } = streams.operators;
  const awaited: Stream = 'subscribe' in step.value ? step.value : streams.from(step.value);
  return awaited.pipe(
    map(succeeded),
    catchError((error) => streams.of(failed(error))),
    mergeMap((end) =>
      goOn(streams, coroutine, 'error' in end ? coroutine.throw(end.error) : coroutine.next(end.value)),
    ),
  );
}

type Started = ReturnType<Coroutine>;

function follow(streams: RxjsStreams, coroutine: Started, step: ReturnType<Started['next']>): Stream {
  if (step.done === true) return streams.of(step.value);
  const ended = Promise.resolve(step.value).then(succeeded, failed);
  const goOn = (end: Ended): Stream =>
    follow(streams, coroutine, 'error' in end ? coroutine.throw(end.error) : coroutine.next(end.value));
  return streams.from(ended).pipe(streams.operators.mergeMap(goOn));
}

function succeeded(value: unknown): Ended {
  return { value };
}

function failed(error: unknown): Ended {
  return { error };
}
