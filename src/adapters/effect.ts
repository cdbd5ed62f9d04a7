import type * as Package from 'effect';
import type { Coroutine } from '../forms/coroutine.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `effect` module, version 4, 3 or 2. */
export interface EffectModule extends Pick<typeof Package, 'Cause' | 'Exit'> {
  readonly Effect: Pick<typeof Package.Effect, 'runPromise' | 'sleep'> & {
    // biome-ignore lint/suspicious/noExplicitAny: what a generator yields is another type in each version
    gen(body: (adapter: Adapter) => Generator<any, any, any>): Package.Effect.Effect<any>;
    /** Since version 4. */
    forkDetach?(task: Package.Effect.Effect<unknown>): Package.Effect.Effect<Fiber>;
    /** Until version 3. */
    forkDaemon?(task: Package.Effect.Effect<unknown>): Package.Effect.Effect<Fiber>;
    /** A value since version 4, a function before. */
    readonly yieldNow: Package.Effect.Effect<void> | (() => Package.Effect.Effect<void>);
  };
  readonly Fiber: Pick<typeof Package.Fiber, 'await' | 'interrupt'>;
}

type Fiber = Package.Fiber.Fiber<unknown, unknown>;
type Instructions<T> = Generator<unknown, T, T>;

/** Until version 2 an effect could only be yielded wrapped by what the generator was given. */
type Adapter = ((effect: Package.Effect.Effect<unknown>) => Iterable<unknown, unknown, unknown>) | undefined;

/**
 * Effect's fibers. Tasks are forked detached: "the fiber will not be interrupted when the parent ends" (scope `detached`;
 * https://effect.website/docs/concurrency/fibers/, "Daemon"). A join awaits the fiber's exit, since a failure would end the
 * generator that joins without a chance to settle it.
 */
export function effect(effectModule: EffectModule, name = 'effect'): Scheduler {
  const { Cause, Effect, Exit, Fiber } = effectModule;
  const { yieldNow } = Effect;
  const fork = Effect.forkDetach ?? Effect.forkDaemon!;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { scope: 'detached' },
    create() {
      let adapter: Adapter;
      const effectOf = (task: Coroutine): Package.Effect.Effect<unknown> =>
        Effect.gen((given) => {
          adapter = given;
          return task();
        });
      const iterable = <T>(one: Package.Effect.Effect<T>): Instructions<T> =>
        (Symbol.iterator in one ? one : adapter!(one)) as Instructions<T>;
      return {
        run: (main) => Effect.runPromise(effectOf(main)),
        spawn: (task) => iterable(fork(effectOf(task))),
        *join(fiber: Fiber) {
          const exit = yield* iterable(Fiber.await(fiber));
          if (Exit.isSuccess(exit)) return exit.value;
          throw Cause.squash(exit.cause as Package.Cause.Cause<unknown>);
        },
        sleep: (ms) => iterable(Effect.sleep(ms)),
        yield: () => iterable(typeof yieldNow === 'function' ? yieldNow() : yieldNow),
        cancel: (fiber: Fiber) => iterable(Fiber.interrupt(fiber)),
      };
    },
  });
}
