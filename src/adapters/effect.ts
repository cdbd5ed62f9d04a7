import type * as Package from 'effect';
import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `effect` module, version 4, 3 or 2. */
export interface EffectModule extends Pick<typeof Package, 'Cause' | 'Exit'> {
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
type Instructions<T> = Generator<unknown, T, T>;

/** Until version 2 an effect could only be yielded wrapped by what the generator was given. */
type Adapter = ((effect: Package.Effect.Effect<unknown>) => Iterable<unknown, unknown, unknown>) | undefined;

/**
 * Effect's fibers. Tasks are forked detached: "the fiber will not be interrupted when the parent ends" (scope `detached`;
 * https://effect.website/docs/concurrency/fibers/, "Daemon"). A join awaits the fiber's exit, since a failure would end the
 * generator that joins without a chance to settle it. `Effect.sleep` takes any finite `Duration`, "days" and "weeks" among them
 * (https://effect.website/docs/data-types/duration/), and says of none that it is too long.
 */
export function effect(effectModule: EffectModule, name = 'effect'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'long-sleeps', 'loop'],
    guarantees: { scope: 'detached' },
    create() {
      const { primitives, iterable } = fibersOf(effectModule);
      return { ...primitives, ready: () => iterable(effectModule.Effect.succeed(undefined)) };
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
  valueIn(exit: Package.Exit.Exit<unknown, unknown>): unknown;
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
    yield: () => iterable(typeof yieldNow === 'function' ? yieldNow() : yieldNow),
    cancel: (fiber: Fiber) => iterable(Fiber.interrupt(fiber)),
  };
  return { primitives, iterable, fork, valueIn, effectOf };
}

/** Its default: turns before it goes from microtasks to a timer. */
const OPERATIONS = 2048;
