import type * as Package from 'effection';
import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `effection` module, version 4 or 3. */
export type Effection = Pick<typeof Package, 'run' | 'spawn' | 'sleep' | 'race' | 'all'> & {
  /** Since version 4. */
  until?(promise: Promise<void>): Package.Operation<void>;
  /** In version 3 it takes a promise, too. */
  // biome-ignore lint/suspicious/noExplicitAny: and in version 4 none
  call(promise: any): Package.Operation<any>;
};

type Ended = { readonly value: unknown } | { readonly error: unknown };

/**
 * Structured concurrency over generators. "No operation runs longer than its parent": a parent's end halts its children (scope
 * `cancels`; https://deno.land/x/effection/lib/types.ts?s=Task: tasks "will never outlive their parent").
 */
export function effection({ run, spawn, sleep, until, call }: Effection, name = 'effection'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'cleanup'],
    guarantees: { scope: 'cancels' },
    create: () => ({
      run,
      spawn: (task) => spawn(() => ended(task)),
      join,
      sleep,
      yield: () => (until ?? call)(Promise.resolve()),
      cancel: (task: Package.Task<Ended>) => task.halt(),
    }),
  });
}

/** The same with calls within a task that have something to clean up. Apart, because a task that is halted there may go on behind
 *  them: what else a halt breaks is to stay judged. */
export function effectionCalls(module: Effection, name = 'effection (calls)'): Scheduler {
  const { definition } = effection(module, name);
  return defineScheduler({
    ...definition,
    supports: [...definition.supports!, 'finally'],
    // By the end of a parent a child is halted, too.
    deviations: (['cancel-stops', 'cleanup-once', 'scope', 'sleep-overlap'] as const).map((law) => ({
      law,
      reason: 'open: https://github.com/thefrontside/effection/issues/1154',
    })),
  });
}

/**
 * The same with `race` (https://frontside.com/effection/api/v4/race/): "Race the given operations against each other and return the value of
 * whichever operation returns first", and `all` (https://frontside.com/effection/api/v4/all/): "If any of the operations become errored, then `all` will
 * also become errored". Of the others: "No operation runs longer than its parent".
 */
export function effectionArms(module: Effection, name = 'effection (race, all)'): Scheduler {
  const definition = effection(module, name).definition as Extract<
    Scheduler['definition'],
    { readonly form: 'coroutine' }
  >;
  const { race, all } = module;
  return defineScheduler({
    ...definition,
    supports: [...definition.supports!, 'race', 'all'],
    create: (environment) => ({
      ...definition.create(environment),
      race: (arms) => race(arms.map(operation)),
      all: (arms) => all(arms.map(operation)),
    }),
  });
}

/**
 * The same, where what tasks have to clean up spawns and cancels. It is an operation like any other: `ensure`
 * (https://frontside.com/effection/api/v4/ensure/) is "equivalent to running the function or operation in a `finally {}` block", and "your `ensure`
 * function should return an operation whenever you need to do asynchronous cleanup".
 */
export function effectionTeardown(module: Effection, name = 'effection (teardown)'): Scheduler {
  const { definition } = effection(module, name);
  return defineScheduler({
    ...definition,
    supports: [...definition.supports!, 'cleanup-acts'],
  } as typeof definition);
}

/**
 * Tasks that are run each by itself, out of any scope: `run` (https://frontside.com/effection/api/v4/run/) is "an entry point into
 * Effection", and gives a task that is nobody's child (scope `detached`). Of `halt()`: "Any errors raised by the `halt()` operation only represent
 * problems that occurred during the teardown of the task" (https://frontside.com/effection/api/v4/Task/), so whoever cancels a task
 * is told of those.
 */
export function effectionRuns({ run, sleep, until, call }: Effection, name = 'effection (run)'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'cleanup', 'cleanup-throws'],
    guarantees: { scope: 'detached', teardown: 'told' },
    create: () => ({
      run,
      *spawn(task) {
        return run(task);
      },
      join: (task: Package.Task<unknown>) => task,
      sleep,
      yield: () => (until ?? call)(Promise.resolve()),
      cancel: (task: Package.Task<unknown>) => task.halt(),
    }),
  });
}

function operation(arm: Coroutine): Package.Operation<unknown> {
  return { [Symbol.iterator]: arm };
}

// biome-ignore lint/suspicious/noExplicitAny: what is yielded is between the task and effection
function* join(handle: Package.Operation<Ended>): Generator<any, unknown, any> {
  const end = yield* handle;
  if ('error' in end) throw end.error;
  return end.value;
}

/** An error that leaves a child fails its parent and its siblings, by design. Carried as a value it reaches who joins. */
// biome-ignore lint/suspicious/noExplicitAny: what is yielded is between the task and effection
function* ended(task: Coroutine): Generator<any, Ended, any> {
  try {
    return { value: yield* task() };
  } catch (error) {
    return { error };
  }
}
