import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { promiseCoroutines } from './promise-coroutines.ts';

/** The export of `caf`, any version since 11. */
export interface Caf {
  (task: (signal: unknown) => ReturnType<Coroutine>): (token: unknown) => Promise<unknown>;
  readonly cancelToken: new () => Token;
}

interface Token {
  abort(reason?: unknown): void;
}

interface Handle {
  readonly handle: Promise<unknown>;
  readonly token: Token;
}

/** The README (https://github.com/getify/CAF#readme): "a wrapper for `function*` generators that treats them like `async function`s,
 *  but with support for external cancellation via tokens"; "if you cancel the token, the `function*` generator will abort itself
 *  immediately, even if it's presently waiting on a promise to resolve". How that is heard: "If `token.abort(..)` is executed while
 *  `two(..)` is still running, the `signal`'s promise will be rejected", and whoever hears of a rejection does so a microtask later. What is to be
 *  cleaned up: "if there's a pending `finally {..}` clause, it will always still have a chance to run"; that it may wait is not said. */
export function caf(CAF: Caf, name = 'caf'): Scheduler {
  const start = (task: Coroutine, token: Token): Promise<unknown> => CAF(() => task())(token);
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'finally'],
    deviations: [
      {
        law: 'quiescence',
        reason: 'what an aborted flow waits for knows nothing of that: a timer of its own goes on',
      },
    ],
    create: ({ clock }) => ({
      ...promiseCoroutines((task) => start(task, new CAF.cancelToken()), clock),
      *spawn(task) {
        const token = new CAF.cancelToken();
        const handle = start(task, token);
        handle.catch(ignore);
        return { handle, token } satisfies Handle;
      },
      // As a flow waits for any promise: nobody takes it back.
      *sleep(ms) {
        yield new Promise<void>((resolve) => {
          clock.setTimer(ms, resolve);
        });
      },
      // It has come back once the flow has.
      *cancel({ token, handle }: Handle) {
        token.abort();
        yield handle.catch(ignore);
      },
    }),
  });
}

function ignore(): void {}
