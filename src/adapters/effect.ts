import type * as Package from 'effect';
import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import type { TaskState } from '../forms/states.ts';

/** What is used of the `effect` module, version 4, 3 or 2. */
export interface EffectModule extends Pick<typeof Package, 'Exit'> {
  readonly Cause: Pick<typeof Package.Cause, 'squash'> & {
    /** Since version 4. */
    hasInterruptsOnly?(cause: unknown): boolean;
    /** Until version 3. */
    isInterruptedOnly?(cause: unknown): boolean;
  };
  readonly Effect: Pick<typeof Package.Effect, 'runPromiseExit' | 'sleep' | 'succeed'> & {
    // biome-ignore lint/suspicious/noExplicitAny: what a generator yields is another type in each version
    gen(body: any): any;
    /** Since version 4. */
    forkDetach?(task: Package.Effect.Effect<unknown>): Package.Effect.Effect<Fiber>;
    /** Until version 3. */
    forkDaemon?(task: Package.Effect.Effect<unknown>): Package.Effect.Effect<Fiber>;
    /** Until version 3. */
    withScheduler?(task: Package.Effect.Effect<unknown>, scheduler: unknown): Package.Effect.Effect<unknown>;
    /** A value since version 4, a function before. */
    readonly yieldNow: Package.Effect.Effect<void> | (() => Package.Effect.Effect<void>);
  };
  readonly Fiber: Pick<typeof Package.Fiber, 'await' | 'interrupt'>;
  // biome-ignore lint/suspicious/noExplicitAny: version 4 has others
  readonly Scheduler: any;
}

export type Fiber = Package.Fiber.Fiber<unknown, unknown>;

/** How it ended, if it has: since version 4, and until version 3. */
interface Polled {
  pollUnsafe?(): Package.Exit.Exit<unknown, unknown> | undefined;
  unsafePoll?(): Package.Exit.Exit<unknown, unknown> | null;
}
type Instructions<T> = Generator<unknown, T, T>;

/** Until version 2 an effect could only be yielded wrapped by what the generator was given. */
type Adapter = ((effect: Package.Effect.Effect<unknown>) => Iterable<unknown, unknown, unknown>) | undefined;

/**
 * Effect's fibers. Tasks are forked detached: "the fiber will not be interrupted when the parent ends" (scope `detached`;
 * https://effect.website/docs/concurrency/fibers/, "Daemon"). A join awaits the fiber's exit, since a failure would end the
 * generator that joins without a chance to settle it. `Effect.sleep` takes any finite `Duration`, "days" and "weeks" among them
 * (https://effect.website/docs/data-types/duration/), and says of none that it is too long. Of a fiber its exit can be polled: "success when its final value is
 * produced, failure when an unrecoverable error happens, interruption" (https://effect.website/docs/data-types/exit/, .../cause/: `isInterruptedOnly`).
 */
export function effect(effectModule: EffectModule, name = 'effect'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'long-sleeps', 'loop', 'state'],
    guarantees: { scope: 'detached' },
    create() {
      const { primitives, iterable, stateOf } = fibersOf(effectModule);
      const ready = (): Instructions<void> => iterable(effectModule.Effect.succeed(undefined));
      return { ...primitives, ready, state: stateOf };
    },
  });
}

/** What is used besides of version 3 or 4. */
export interface EffectTimeoutModule extends EffectModule {
  readonly Effect: EffectModule['Effect'] &
    Pick<typeof Package.Effect, 'timeoutOption' | 'flatMap' | 'fail' | 'succeed'>;
}

/**
 * The same, where tasks may have a timeout (https://effect.website/docs/error-management/timing-out/): "If the operation exceeds the specified duration",
 * it is "interrupted"; `timeoutOption` then comes to a `None`.
 */
export function effectTimeout(effectModule: EffectTimeoutModule, name = 'effect (timeouts)'): Scheduler {
  const { Effect } = effectModule;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'timeout'],
    guarantees: { scope: 'detached', timeout: 'whole', timedOut: 'stops' },
    create() {
      const { primitives, iterable, fork, effectOf } = fibersOf(effectModule);
      return {
        ...primitives,
        spawn(task, times) {
          if (times === undefined) return primitives.spawn(task);
          const { timeout, timedOut } = times;
          const timed = Effect.flatMap(Effect.timeoutOption(effectOf(task), timeout), (option) => {
            if (option._tag === 'Some') return Effect.succeed(option.value);
            timedOut();
            return Effect.fail(new Error('timed out'));
          });
          return iterable(fork(timed as Package.Effect.Effect<unknown>));
        },
      };
    },
  });
}

export interface Fibers {
  readonly primitives: CoroutinePrimitives;
  /** What a generator of this version can yield. */
  iterable<T>(one: Package.Effect.Effect<T>): Instructions<T>;
  fork(task: Package.Effect.Effect<unknown>): Package.Effect.Effect<Fiber>;
  readonly giveTurn: Package.Effect.Effect<void>;
  valueIn(exit: Package.Exit.Exit<unknown, unknown>): unknown;
  stateOf(fiber: Fiber): TaskState;
  effectOf(task: Coroutine<unknown>): Package.Effect.Effect<unknown>;
}

/** What stands around each task. */
type Around = (task: Package.Effect.Effect<unknown>) => Package.Effect.Effect<unknown>;

/** For one run. */
export function fibersOf(
  { Cause, Effect, Exit, Fiber, Scheduler }: EffectModule,
  around: Around = (task) => task,
): Fibers {
  const { yieldNow } = Effect;
  const fork = Effect.forkDetach ?? Effect.forkDaemon!;
  const giveTurn = typeof yieldNow === 'function' ? yieldNow() : yieldNow;
  let adapter: Adapter;
  const effectOf = (task: Coroutine<unknown>): Package.Effect.Effect<unknown> =>
    Effect.gen((given: Adapter) => {
      adapter = given;
      return task();
    });
  const whole = (task: Coroutine): Package.Effect.Effect<unknown> => around(effectOf(task));
  const iterable = <T>(one: Package.Effect.Effect<T>): Instructions<T> =>
    (Symbol.iterator in one ? one : adapter!(one)) as Instructions<T>;
  const valueIn = (exit: Package.Exit.Exit<unknown, unknown>): unknown => {
    if (Exit.isSuccess(exit)) return exit.value;
    throw Cause.squash(exit.cause as Package.Cause.Cause<unknown>);
  };
  const stateOf = (fiber: Fiber): TaskState => {
    const polled = fiber as unknown as Polled;
    const exit = polled.pollUnsafe === undefined ? polled.unsafePoll!() : polled.pollUnsafe();
    if (exit === undefined || exit === null) return 'running';
    if (Exit.isSuccess(exit)) return 'returned';
    const isInterrupted = Cause.hasInterruptsOnly ?? Cause.isInterruptedOnly!;
    return isInterrupted(exit.cause) ? 'cancelled' : 'threw';
  };
  const primitives: CoroutinePrimitives = {
    // Its failure is that of main, wrapped by some versions: nobody here wants it. One scheduler for all runs, which is
    // the default until version 3, would stay as the last run left it.
    run: (main) =>
      Effect.runPromiseExit(
        Effect.withScheduler?.(whole(main), new Scheduler.MixedScheduler(OPERATIONS)) ?? whole(main),
      ),
    spawn: (task) => iterable(fork(whole(task))),
    *join(fiber: Fiber) {
      return valueIn(yield* iterable(Fiber.await(fiber)));
    },
    sleep: (ms) => iterable(Effect.sleep(ms)),
    yield: () => iterable(giveTurn),
    cancel: (fiber: Fiber) => iterable(Fiber.interrupt(fiber)),
  };
  return { primitives, iterable, fork, giveTurn, valueIn, stateOf, effectOf };
}

/** Its default: turns before it goes from microtasks to a timer. */
const OPERATIONS = 2048;
