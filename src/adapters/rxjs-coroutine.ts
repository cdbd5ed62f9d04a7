import type { Coroutine } from '../forms/coroutine.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { promiseCoroutines } from './promise-coroutines.ts';

/** What is used of the `rxjs` module, version 6 or 7; `operators` are those of `rxjs/operators`. */
export interface RxjsStreams {
  defer(make: () => Stream): Stream;
  from(promise: Promise<Ended>): Stream;
  of(value: unknown): Stream;
  readonly operators: { mergeMap(project: (ended: Ended) => Stream): unknown };
}

interface Stream {
  pipe(operator: unknown): Stream;
  subscribe(next: (value: unknown) => void, error: (error: unknown) => void): unknown;
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
