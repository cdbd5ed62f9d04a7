import { type AsyncPrimitives, asyncTask } from '../forms/async.ts';
import { type CallbackPrimitives, startCallbacks } from '../forms/callback.ts';
import { coroutine } from '../forms/coroutine.ts';
import type { CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { startExchange } from '../forms/exchange.ts';
import { type PollablePrimitives, runPollables } from '../forms/pollable.ts';
import { startRegistration } from '../forms/registration.ts';
import type { Run } from '../forms/run.ts';
import type { CreateEnvironment, Scheduler } from '../forms/scheduler.ts';
import { isThenable } from '../forms/thenable.ts';
import { checkPrimitives } from '../forms/validation.ts';

/** What is known of a started run from outside its tasks. */
export interface Started {
  /** `pending` until the scheduler says that it is done; `none` where it has no way to say so. */
  end:
    | { readonly kind: 'none' | 'pending' | 'returned' }
    | { readonly kind: 'threw'; readonly error: unknown };
  /** Moves the scheduler's own time on, where it keeps its own. False: nothing came of it. */
  readonly advance: (() => boolean) | undefined;
}

/**
 * Creates the scheduler and starts main on it.
 *
 * @throws whatever `create` throws, and AdapterError where it returns the wrong primitives.
 */
export function start(scheduler: Scheduler, run: Run, environment: CreateEnvironment): Started {
  const { definition, name, claims } = scheduler;
  const primitives: unknown = definition.create(environment);
  checkPrimitives(name, definition.form, primitives, claims.supports);
  switch (definition.form) {
    case 'coroutine': {
      const { run: runMain, channel, cleanup } = primitives as CoroutinePrimitives;
      if (channel !== undefined) run.exchange = startExchange(channel);
      if (cleanup !== undefined)
        run.registration = startRegistration(claims.guarantees.cleanup === 'at-once');
      return follow(() => runMain(coroutine(run, primitives as CoroutinePrimitives, 0)));
    }
    case 'pollable':
      return follow(() => runPollables(run, primitives as PollablePrimitives));
    case 'async': {
      const { run: runMain, channel } = primitives as AsyncPrimitives;
      if (channel !== undefined) run.exchange = startExchange(channel);
      const main = asyncTask(run, primitives as AsyncPrimitives, 0);
      if (runMain !== undefined) return follow(() => runMain(main));
      const started = follow(main);
      return { ...started, end: { kind: 'none' } };
    }
    case 'callback': {
      const lateness = claims.guarantees.resolution ?? 0;
      const advance = startCallbacks(run, primitives as CallbackPrimitives, lateness);
      return { end: { kind: 'none' }, advance };
    }
  }
}

function follow(body: () => unknown): Started {
  const started: Started = { end: { kind: 'pending' }, advance: undefined };
  try {
    const returned = body();
    if (isThenable(returned)) {
      returned.then(
        () => {
          started.end = { kind: 'returned' };
        },
        (error: unknown) => {
          started.end = { kind: 'threw', error };
        },
      );
    } else started.end = { kind: 'returned' };
  } catch (error) {
    started.end = { kind: 'threw', error };
  }
  return started;
}
