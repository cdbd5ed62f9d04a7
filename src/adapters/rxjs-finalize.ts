import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { promiseCoroutines } from './promise-coroutines.ts';
import type { RxjsStreams, Stream } from './rxjs-coroutine.ts';

/** What is used besides of version 6 or 7. */
export interface RxjsFinalizers extends RxjsStreams {
  readonly operators: RxjsStreams['operators'] & { finalize(callback: () => void): unknown };
}

/** What a coroutine waits for; or what is to be called at the end of all that follows. */
type Yielded = Stream | PromiseLike<unknown> | { readonly callback: () => void };

interface Handle {
  readonly handle: Promise<unknown>;
  cancel(): void;
}

/**
 * Coroutines over observables, where what a task has to clean up is handed to `finalize` (https://rxjs.dev/api/index/function/finalize), which "will
 * call a specified function when the source terminates on complete or error" and "when the subscriber explicitly unsubscribes"; a cancel is an
 * `unsubscribe`. Since version 7 (https://github.com/ReactiveX/rxjs/blob/7.x/CHANGELOG.md): the "callback will be called after
 * the source observable is torn down", so of several the innermost is called first. Callbacks wait for nothing (cleanup `at-once`).
 */
export function rxjsFinalize(streams: RxjsFinalizers, name = 'rxjs.finalize'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'cleanup'],
    guarantees: { scope: 'detached', cleanup: 'at-once' },
    create({ clock }) {
      const primitives = promiseCoroutines((task) => subscribe(streams, task).handle, clock);
      return {
        ...primitives,
        *spawn(task) {
          const started = subscribe(streams, task);
          started.handle.catch(ignore);
          return started;
        },
        *sleep(ms) {
          yield streams.timer(ms);
        },
        *cancel({ cancel }: Handle) {
          cancel();
        },
        *cleanup(part) {
          yield { callback: () => Array.from(part()) };
        },
      };
    },
  });
}

function subscribe(streams: RxjsFinalizers, task: Coroutine): Handle {
  let cancel = ignore;
  const handle = new Promise<unknown>((resolve, reject) => {
    const body = streams.defer(() => {
      const coroutine = task();
      // Without effect on one that has ended.
      const closing = streams.operators.finalize(() => void coroutine.return(undefined as never));
      return goOn(streams, coroutine, coroutine.next()).pipe(closing);
    });
    const subscription = body.subscribe(resolve, reject);
    cancel = () => {
      subscription.unsubscribe();
      reject(new Error('unsubscribed'));
    };
  });
  return { handle, cancel };
}

function goOn(
  streams: RxjsFinalizers,
  coroutine: ReturnType<Coroutine>,
  step: IteratorResult<Yielded, unknown>,
): Stream {
  const { finalize, mergeMap, map, catchError } = streams.operators;
  if (step.done === true) return streams.of(step.value);
  const { value } = step;
  if ('callback' in value)
    return streams.defer(() => goOn(streams, coroutine, coroutine.next())).pipe(finalize(value.callback));
  const awaited = 'subscribe' in value ? value : streams.from(Promise.resolve(value));
  return awaited.pipe(
    map((result) => () => coroutine.next(result)),
    catchError((error) => streams.of(() => coroutine.throw(error))),
    mergeMap((next) => goOn(streams, coroutine, (next as unknown as () => typeof step)())),
  );
}

function ignore(): void {}
