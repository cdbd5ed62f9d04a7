import { type CreateEnvironment, defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { EventLoop } from '../schedulers/event-loop.ts';
import { createNativeAsync } from '../schedulers/native-async.ts';
import { outcomeOf, unwrap } from '../schedulers/outcome.ts';
import { wait } from '../schedulers/polled.ts';
import { createRoundRobin, type RoundRobin, type Task as RoundRobinTask } from '../schedulers/round-robin.ts';
import { createSequential } from '../schedulers/sequential.ts';
import type { Task as EventLoopTask } from '../schedulers/task.ts';

/** While a task sleeps nobody runs; children start, and end, inside their parent's turn. */
export const sequential: Scheduler = defineScheduler({
  name: 'sequential',
  form: 'coroutine',
  supports: ['spawn-nested'],
  guarantees: { order: 'fifo', sleep: 'holds' },
  create: ({ clock }) => createSequential(clock),
});

/** A wake-up is noticed up to one interval late. All tasks are given at once. */
export const polled: Scheduler = defineScheduler({
  name: 'polled',
  form: 'pollable',
  guarantees: { order: 'fifo', bypass: 1, resolution: 1 },
  create: ({ clock }) => ({ run: (tasks) => wait(tasks, clock) }),
});

/** A wake-up is noticed up to one interval late. Time passes while tasks are ready, so no work conservation is claimed. */
export const roundRobin: Scheduler = adaptRoundRobin('round-robin', createRoundRobin);

/** Bypass 2: in the iteration in which a timer falls due, and in the next. */
export const eventLoop: Scheduler = adaptEventLoop('event-loop', (clock) => new EventLoop(clock));

/** No bypass is claimed: microtasks overtake timers without bound. */
export const nativeAsync: Scheduler = defineScheduler({
  name: 'native-async',
  form: 'async',
  supports: ['spawn-nested'],
  guarantees: { order: 'fifo', workConserving: true },
  create: ({ clock }) => createNativeAsync(clock),
});

/** All that come with Fairtick, from the simplest on. */
export const builtIn: readonly Scheduler[] = [sequential, polled, roundRobin, eventLoop, nativeAsync];

/** A round robin, this one or one that claims the same. */
export function adaptRoundRobin(
  name: string,
  make: (clock: CreateEnvironment['clock']) => RoundRobin,
): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { order: 'fifo', bypass: 1, resolution: 1 },
    create({ clock }) {
      const { cancel, createTask, join, nonBlockingSleep, runUntilComplete } = make(clock);
      const spawned: RoundRobinTask<unknown>[] = [];
      return {
        run: (main) =>
          runAll(
            () => runUntilComplete(main()),
            spawned,
            (task) => runUntilComplete(join(task)),
          ),
        spawn: (task) => giving(keep(spawned, createTask(task()))),
        join,
        sleep: nonBlockingSleep,
        yield: giveTurn,
        cancel: (task: RoundRobinTask<unknown>) => giving(cancel(task)),
      };
    },
  });
}

/** An event loop, this one or one that claims the same. */
export function adaptEventLoop(
  name: string,
  make: (clock: CreateEnvironment['clock']) => EventLoop,
): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'cleanup'],
    guarantees: { order: 'fifo', bypass: 2, workConserving: true },
    create({ clock }) {
      const loop = make(clock);
      const spawned: EventLoopTask<unknown>[] = [];
      return {
        run: (main) => {
          const task = loop.createTask(main());
          // Not `runUntilComplete`, which would throw main's own exception: nobody here wants it, and it costs as much as
          // ten turns.
          runAll(
            () => loop.runUntil(task),
            spawned,
            (child) => loop.runUntil(child),
          );
        },
        spawn: (task) => giving(keep(spawned, loop.createTask(task()))),
        join: (task: EventLoopTask<unknown>) => task,
        sleep: (ms) => loop.sleep(ms),
        yield: giveTurn,
        cancel: (task: EventLoopTask<unknown>) => giving(task.cancel()),
      };
    },
  });
}

/**
 * `runUntilComplete` ends with main, as asyncio's does, and leaves the others standing. Here children are detached: the run
 * ends with the last of them, whatever main itself came to.
 */
function runAll<Handle extends { readonly outcome: unknown }>(
  runMain: () => unknown,
  spawned: readonly Handle[],
  run: (task: Handle) => unknown,
): unknown {
  const end = outcomeOf(runMain);
  // Those that are spawned meanwhile are appended, and so waited for too.
  for (const task of spawned) {
    const { outcome } = task;
    if (outcome !== undefined) continue;
    try {
      run(task);
    } catch (error) {
      // An error of the task belongs to whoever joins it; if it has not ended, it is the scheduler's.
      if (task.outcome === undefined) throw error;
    }
  }
  return unwrap(end);
}

function keep<Handle>(spawned: Handle[], handle: Handle): Handle {
  spawned.push(handle);
  return handle;
}

/** A primitive that does not wait, for `yield*`. Outside `create`, where it would be made anew for each run. */
function* giving<T>(value: T): Generator<never, T> {
  return value;
}

function* giveTurn(): Generator<undefined, void> {
  yield;
}
