import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import type { CreateEnvironment } from '../forms/scheduler.ts';

/** Runs a coroutine that yields promises, from its first turn on, and gives a promise of its result. */
export type StartCoroutine = (task: Coroutine) => PromiseLike<unknown>;

/** For packages whose coroutines yield promises: what they wait for is a promise, and so is a handle. */
export function promiseCoroutines(
  start: StartCoroutine,
  clock: CreateEnvironment['clock'],
): CoroutinePrimitives {
  return {
    run: start,
    *spawn(task) {
      const handle = start(task);
      // Who joins hears of the error.
      handle.then(ignore, ignore);
      // In an object: a promise that is returned would be taken for one to wait for by some.
      return { handle };
    },
    *join({ handle }: { readonly handle: PromiseLike<unknown> }) {
      return yield handle;
    },
    *sleep(ms) {
      let timer = 0;
      try {
        yield new Promise((resolve) => {
          timer = clock.setTimer(ms, () => resolve(undefined));
        });
      } finally {
        // A coroutine that is closed waits for nothing any more.
        clock.clearTimer(timer);
      }
    },
    *yield() {
      yield Promise.resolve();
    },
  };
}

function ignore(): void {}
