import type * as Package from 'effect';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { type EffectModule, type Fiber, fibersOf } from './effect.ts';

type Exit = Package.Exit.Exit<unknown, unknown>;
type Effect<T> = Package.Effect.Effect<T, unknown>;

/** What is used of the `effect` module beside what its fibers use, version 4, 3 or 2. */
export interface EffectDeferredModule extends EffectModule {
  readonly Deferred: {
    make(): Effect<Deferred>;
    await(deferred: Deferred): Effect<unknown>;
    done(deferred: Deferred, exit: Exit): Effect<boolean>;
  };
  readonly Effect: EffectModule['Effect'] & {
    exit(task: Effect<unknown>): Package.Effect.Effect<Exit>;
    flatMap(task: Effect<Exit>, then: (exit: Exit) => Effect<boolean>): Effect<boolean>;
  };
}

/** What it is only the package knows. */
type Deferred = unknown;

interface Handle {
  readonly fiber: Fiber;
  readonly deferred: Deferred;
}

/**
 * Effect's fibers, whose ends are told by a `Deferred` each (https://effect.website/docs/v4/api/effect/Deferred): it "starts empty, can be completed exactly
 * once with a success, failure, defect, or interruption, and lets any number of fibers wait for that result … every waiter observes the same completion". In which order
 * they go on the changelog says: "ensure FIFO ordering when a Deferred is resolved"
 * (https://github.com/Effect-TS/effect/blob/effect%402.4.19/packages/effect/CHANGELOG.md#2419).
 */
export function effectDeferred(effectModule: EffectDeferredModule, name = 'effect (Deferred)'): Scheduler {
  const { Deferred, Effect, Fiber } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { scope: 'detached', joiners: 'fifo' },
    create() {
      const { primitives, iterable, fork, valueIn } = fibersOf(effectModule);
      return {
        ...primitives,
        *spawn(task) {
          const deferred = yield* iterable(Deferred.make() as Package.Effect.Effect<Deferred>);
          const fiber = (yield* primitives.spawn(task)) as Fiber;
          const end = Fiber.await(fiber) as Effect<Exit>;
          yield* iterable(fork(Effect.flatMap(end, (exit) => Deferred.done(deferred, exit)) as never));
          return { deferred, fiber } satisfies Handle;
        },
        *join({ deferred }: Handle) {
          return valueIn(yield* iterable(Effect.exit(Deferred.await(deferred))));
        },
        cancel: ({ fiber }: Handle) => primitives.cancel!(fiber),
      };
    },
  });
}
