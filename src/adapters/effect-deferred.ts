import type * as Package from 'effect';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { type EffectModule, type Fiber, type Fibers, fibersOf } from './effect.ts';

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
  const { done } = effectModule.Deferred;
  return deferring(effectModule, name, { scope: 'detached', joiners: 'fifo' }, () => done);
}

/** What is used besides. */
export interface EffectDeferredWithModule extends EffectDeferredModule {
  readonly Deferred: EffectDeferredModule['Deferred'] & {
    completeWith(deferred: Deferred, effect: Effect<unknown>): Effect<boolean>;
  };
}

/**
 * The same, where what it is completed with is an effect that gives its turn away before it comes to the task's end (`completeWith`,
 * https://effect.website/docs/v4/api/effect/Deferred): "The supplied effect is not memoized by `completeWith`; each awaiter may run the stored effect
 * independently". In which order they then go on it does not say.
 */
export function effectDeferredWith(
  effectModule: EffectDeferredWithModule,
  name = 'effect (Deferred, completeWith)',
): Scheduler {
  const { completeWith } = effectModule.Deferred;
  const then = effectModule.Effect.flatMap as (task: Effect<unknown>, next: () => Exit) => Effect<unknown>;
  return deferring(
    effectModule,
    name,
    { scope: 'detached' },
    ({ giveTurn }) =>
      (deferred, exit) =>
        completeWith(
          deferred,
          then(giveTurn, () => exit),
        ),
  );
}

type Definition = Scheduler['definition'];

/** How a task's end is told by its `Deferred`. */
type Complete = (deferred: Deferred, exit: Exit) => Effect<boolean>;

function deferring(
  effectModule: EffectDeferredModule,
  name: string,
  guarantees: Definition['guarantees'] & object,
  completing: (fibers: Fibers) => Complete,
): Scheduler {
  const { Deferred, Effect, Fiber } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'state'],
    guarantees,
    create() {
      const fibers = fibersOf(effectModule);
      const { primitives, iterable, fork, valueIn, stateOf } = fibers;
      const complete = completing(fibers);
      return {
        ...primitives,
        *spawn(task) {
          const deferred = yield* iterable(Deferred.make() as Package.Effect.Effect<Deferred>);
          const fiber = (yield* primitives.spawn(task)) as Fiber;
          const end = Fiber.await(fiber) as Effect<Exit>;
          yield* iterable(fork(Effect.flatMap(end, (exit) => complete(deferred, exit)) as never));
          return { deferred, fiber } satisfies Handle;
        },
        *join({ deferred }: Handle) {
          return valueIn(yield* iterable(Effect.exit(Deferred.await(deferred))));
        },
        cancel: ({ fiber }: Handle) => primitives.cancel!(fiber),
        state: ({ fiber }: Handle) => stateOf(fiber),
      };
    },
  });
}
