import type * as Package from 'effect';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `effect` module, version 4. */
export type EffectModule = Pick<typeof Package, 'Cause' | 'Effect' | 'Exit' | 'Fiber'>;

/**
 * Effect's fibers. Tasks are forked detached: "the fiber will not be interrupted when the parent ends" (scope `detached`).
 * A join awaits the fiber's exit, since a failure would end the generator that joins without a chance to settle it.
 */
export function effect(effectModule: EffectModule, name = 'effect'): Scheduler {
  const { Effect } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { scope: 'detached' },
    create: () => ({
      run: (main) => Effect.runPromise(Effect.gen<Package.Effect.Effect<unknown>, unknown>(main)),
      spawn: (task) => Effect.forkDetach(Effect.gen(task)),
      join: (fiber: Package.Fiber.Fiber<unknown>) => join(effectModule, fiber),
      sleep: (ms) => Effect.sleep(ms),
      yield: () => Effect.yieldNow,
      cancel: (fiber: Package.Fiber.Fiber<unknown>) => effectModule.Fiber.interrupt(fiber),
    }),
  });
}

function* join(
  { Cause, Exit, Fiber }: EffectModule,
  fiber: Package.Fiber.Fiber<unknown>,
): Generator<Package.Effect.Effect<unknown>, unknown, Package.Exit.Exit<unknown>> {
  const exit = yield* Fiber.await(fiber);
  if (Exit.isSuccess(exit)) return exit.value;
  throw Cause.squash(exit.cause);
}
