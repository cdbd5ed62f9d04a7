import type * as Package from 'effect';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { locks } from './async-mutex.ts';
import { type EffectModule, fibersOf } from './effect.ts';

type Effect<T> = Package.Effect.Effect<T>;

/** What is used of the `effect` module beside what its fibers use, version 3 or 2; since 4 the semaphore is a module of its own. */
export interface EffectSemaphoreModule extends EffectModule {
  readonly Effect: EffectModule['Effect'] & {
    unsafeMakeSemaphore?(permits: number): Semaphore;
    runSync(task: Effect<unknown>): unknown;
  };
  readonly Semaphore?: { makeUnsafe(permits: number): Semaphore };
}

interface Semaphore {
  take(permits: number): Effect<number>;
  release(permits: number): Effect<number>;
}

/**
 * Effect's fibers with its semaphores (https://effect.website/docs/concurrency/semaphore/): `withPermits`: "If the permits are not
 * available, the effect will wait until they are released". Whom it serves next: "Ensure large semaphore takes don't block smaller
 * takes" (https://github.com/Effect-TS/effect/blob/main/packages/effect/CHANGELOG.md, 2.3.4), and since 4 of `take`: "a smaller later
 * request may overtake a" larger one; so nobody waits for whom there is room.
 */
export function effectSemaphore(effectModule: EffectSemaphoreModule, name = 'effect (Semaphore)'): Scheduler {
  const { Effect, Semaphore } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'lock', 'permits', 'weight'],
    guarantees: { scope: 'detached', workConserving: true },
    create({ permits }) {
      const { primitives, iterable } = fibersOf(effectModule);
      // An interrupted generator runs no `finally`: only an effect around it would give the permits back.
      const { cancel: _, ...others } = primitives;
      const lockOf = locks(() => Semaphore?.makeUnsafe(permits) ?? Effect.unsafeMakeSemaphore!(permits));
      return {
        ...others,
        *acquire(key, weight) {
          const lock = lockOf(key);
          yield* iterable(lock.take(weight));
          return () => Effect.runSync(lock.release(weight));
        },
      };
    },
  });
}
