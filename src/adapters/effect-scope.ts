import type * as Package from 'effect';
import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { type EffectModule, fibersOf } from './effect.ts';

type Effect<T> = Package.Effect.Effect<T>;
type Finalizer = () => Effect<unknown>;

/** What is used of the `effect` module beside what its fibers use, version 4, 3 or 2. */
export interface EffectScopeModule extends EffectModule {
  readonly Scope: { addFinalizerExit(scope: unknown, finalizer: Finalizer): Effect<void> };
  readonly Effect: EffectModule['Effect'] & {
    readonly scope: Effect<unknown>;
    scoped(task: Effect<unknown>): Effect<unknown>;
  };
  /** Since version 4. */
  readonly Fiber: EffectModule['Fiber'] & { getCurrent?(): { interruptUnsafe(): void } | undefined };
}

/**
 * Effect's fibers, each with a `Scope` of its own for what it has to clean up (https://effect.website/docs/resource-management/scope/): a
 * finalizer "is executed when the scope is closed"; "they are executed in the reverse order they were added", whether the scope is closed "by
 * success, failure, or interruption". A task adds the same finalizer as often as it has something to clean up.
 * What fails in a finalizer is kept beside what went wrong before (https://effect.website/docs/data-types/cause/, "Sequential"), and the first of it is
 * what `Cause.squash` gives (`errors: 'first'`).
 * Since version 4 a task can cancel itself (`Fiber.interruptUnsafe` of `Fiber.getCurrent`, which "returns the current fiber if called from within a
 * fiber context").
 */
export function effectScope(effectModule: EffectScopeModule, name = 'effect (Scope)'): Scheduler {
  const { Effect, Fiber, Scope } = effectModule;
  const { getCurrent } = Fiber;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: [
      'spawn-nested',
      'cancel',
      'cleanup',
      'cleanup-throws',
      ...(getCurrent === undefined ? [] : ['cancel-self' as const]),
    ],
    guarantees: { scope: 'detached', errors: 'first' },
    create() {
      const { primitives, iterable, effectOf } = fibersOf(effectModule, (task) => Effect.scoped(task));
      const finalizers = new Map<Coroutine<void>, Finalizer>();
      return {
        ...primitives,
        ...(getCurrent === undefined ? {} : { cancelSelf: () => interruptSelf(getCurrent) }),
        *cleanup(part) {
          const scope = yield* iterable(Effect.scope);
          const finalizer = finalizers.get(part) ?? ((): Effect<unknown> => effectOf(part));
          finalizers.set(part, finalizer);
          yield* iterable(Scope.addFinalizerExit(scope, finalizer));
        },
      };
    },
  });
}

/** In the middle of its turn, from outside of any effect. */
function* interruptSelf(getCurrent: () => { interruptUnsafe(): void } | undefined): Generator<never, void> {
  getCurrent()!.interruptUnsafe();
}
