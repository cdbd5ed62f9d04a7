import type * as Package from 'effect';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { type EffectModule, type Fiber, fibersOf } from './effect.ts';

type Effect<T> = Package.Effect.Effect<T, unknown>;
type Exit = Package.Exit.Exit<unknown, unknown>;

/** What is used of the `effect` module beside what its fibers use, version 4. */
export interface EffectQueueModule extends EffectModule {
  readonly Queue: {
    unbounded(): Effect<Queue>;
    await(queue: Queue): Effect<void>;
    end(queue: Queue): Effect<boolean>;
  };
  readonly Effect: EffectModule['Effect'] & {
    exit(task: Effect<unknown>): Package.Effect.Effect<Exit>;
    flatMap(task: Effect<Exit>, then: () => Effect<boolean>): Effect<boolean>;
  };
}

/** What it is only the package knows. */
type Queue = unknown;

interface Handle {
  readonly fiber: Fiber;
  readonly queue: Queue;
}

/**
 * Effect's fibers, whose ends are told by a `Queue` each, which nothing is offered to
 * (https://effect.website/docs/v4/api/effect/Queue): `await`: "Waits until a queue reaches the `Done` state … The effect succeeds
 * with `void` for normal `Done` completion"; `end`: "signaling normal completion". In which order those that wait go on it does not say.
 */
export function effectQueue(effectModule: EffectQueueModule, name = 'effect (Queue)'): Scheduler {
  const { Effect, Fiber, Queue } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { scope: 'detached' },
    create() {
      const { primitives, iterable, fork, valueIn } = fibersOf(effectModule);
      return {
        ...primitives,
        *spawn(task) {
          const queue = yield* iterable(Queue.unbounded() as Package.Effect.Effect<Queue>);
          const fiber = (yield* primitives.spawn(task)) as Fiber;
          const end = Fiber.await(fiber) as Effect<Exit>;
          yield* iterable(fork(Effect.flatMap(end, () => Queue.end(queue)) as never));
          return { queue, fiber } satisfies Handle;
        },
        *join({ queue, fiber }: Handle) {
          valueIn(yield* iterable(Effect.exit(Queue.await(queue))));
          return yield* primitives.join(fiber);
        },
        cancel: ({ fiber }: Handle) => primitives.cancel!(fiber),
      };
    },
  });
}
