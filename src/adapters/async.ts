import type { Deviation } from '../forms/deviations.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given, runGuarded } from './at-once.ts';

/** What is used of the `async` module, any version since 1.5. */
export interface Async {
  queue(worker: Worker<Task>, concurrency: number): Queue;
  priorityQueue(worker: Worker<Task>, concurrency: number): PriorityQueue;
  eachLimit(given: readonly Given[], limit: number, iteratee: Worker<Given>, callback: Callback): unknown;
  mapLimit(given: readonly Given[], limit: number, iteratee: Worker<Given>, callback: Callback): unknown;
}

type Task = () => Promise<unknown>;
type Worker<T> = (item: T, callback: Callback) => void;
type Callback = (error?: unknown, result?: unknown) => void;

interface Queue extends Controls {
  push(task: Task, callback: Callback): unknown;
  idle(): boolean;
  length(): number;
  running(): number;
  /** As `drain`. */
  empty: (callback?: () => void) => unknown;
  /** A method since version 3, a property before. */
  drain: (callback?: () => void) => unknown;
  /** Since version 3. */
  readonly pushAsync?: unknown;
}

interface Controls {
  concurrency: number;
  pause(): unknown;
  resume(): unknown;
  /** Since version 2. */
  remove?(test: () => boolean): unknown;
}

interface PriorityQueue extends Controls {
  push(task: Task, priority: number): PromiseLike<unknown>;
}

/**
 * `queue` (https://caolan.github.io/async/v3/docs.html#queue): "Tasks added to the queue are processed in parallel (up to the
 * concurrency limit). If all workers are in progress, the task is queued until one becomes available"; `idle`: "returns
 * `false` if there are items waiting or being processed"; `drain`: called "when the last item from the `queue` has returned
 * from the `worker`"; `pause`: "pauses the processing of tasks until `resume()` is called"; `concurrency`: "can be changed after a
 * `queue` is created to alter the concurrency on-the-fly"; `remove`: "remove items from the queue that match a test function", of
 * which nobody is told.
 */
export function asyncQueue(module: Async, name = 'async.queue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'pause', 'set-limit', ...(canRemove(module) ? (['clear'] as const) : [])],
    guarantees: { order: 'fifo', workConserving: true },
    deviations: [LATE_LIMIT],
    create({ limit }) {
      const queue = module.queue(work, limit);
      return {
        spawn: (task) => new Promise((resolve, reject) => push(queue, task, resolve, reject)),
        idle: () => (queue.idle() ? Promise.resolve() : drained(queue)),
        ...controlsOf(queue),
      };
    },
  });
}

/**
 * The same as it tells of itself: `empty`: called when "the last item from the queue is given to a worker"; `drain`: as above; `length`: "returns the
 * number of items waiting to be processed"; `running`: "returns the number of items currently being processed"; `idle`: as above. What is removed
 * is given to nobody, so that is not asked for beside it.
 */
export function asyncQueueTelling(module: Async, name = 'async.queue (told)'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'empty', 'pause', 'watch', 'counts'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const queue = module.queue(work, limit);
      const drained = listenersOf(queue, 'drain');
      const emptied = listenersOf(queue, 'empty');
      const watch = (below: number, tell: () => void): void => {
        if (below === 0 ? queue.idle() : queue.length() === 0) tell();
        else (below === 0 ? drained : emptied).push(tell);
      };
      const { pause, resume } = controlsOf(queue);
      return {
        spawn: (task) => new Promise((resolve, reject) => push(queue, task, resolve, reject)),
        idle: () => new Promise<void>((resolve) => watch(0, resolve)),
        shorter: (below) => new Promise<void>((resolve) => watch(below, resolve)),
        watch,
        counts: () => ({ running: queue.running(), waiting: queue.length(), idle: queue.idle() }),
        pause,
        resume,
      };
    },
  });
}

/**
 * `priorityQueue` (https://caolan.github.io/async/v3/docs.html#priorityQueue): "The same as async.queue only tasks are assigned
 * a priority and completed in ascending priority order"; `push(task, priority, [callback])` without a callback gives a promise,
 * as that of `queue` does: "if the callback is omitted, returns a promise". For version 3.
 */
export function asyncPriorityQueue(module: Async, name = 'async.priorityQueue'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'priority', 'pause', 'set-limit', 'clear'],
    guarantees: { order: 'priority', workConserving: true },
    deviations: [LATE_LIMIT],
    create({ limit }) {
      const queue = module.priorityQueue(work, limit);
      return {
        // The lower one is served first; "`priority` should be a number".
        spawn: (task, { priority = 0 }) => queue.push(() => guarded(task), -priority).then(unguarded),
        ...controlsOf(queue),
      };
    },
  });
}

/** `mapLimit` (https://caolan.github.io/async/v3/docs.html#mapLimit): "runs a maximum of `limit` async operations at a time". It
 *  stops at the first error: "If `iteratee` passes an error to its callback, the main callback is immediately called". */
export function asyncMapLimit(module: Async, name = 'async.mapLimit'): Scheduler {
  return overCollection(name, module.mapLimit);
}

/** `eachLimit` (https://caolan.github.io/async/v3/docs.html#eachLimit): as `mapLimit`. */
export function asyncEachLimit(module: Async, name = 'async.eachLimit'): Scheduler {
  return overCollection(name, module.eachLimit);
}

function overCollection(name: string, map: Async['mapLimit']): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle'],
    guarantees: { spawn: 'at-once', workConserving: true },
    create: ({ limit }) =>
      atOnce((all) => new Promise((resolve) => map(all, limit, iterate, () => resolve(undefined)))),
  });
}

const LATE_LIMIT: Deviation = {
  law: 'limit-change',
  reason:
    'a raised `concurrency` is looked at when the next task is pushed or ends: a property that nobody listens to',
};

function push(
  queue: Queue,
  task: Task,
  resolve: (value: unknown) => void,
  reject: (error: unknown) => void,
): void {
  queue.push(task, (failure, result) => {
    if (failure) reject((failure as Failure).error);
    else resolve(result);
  });
}

/** Who is to be called at the next event of that name. */
function listenersOf(queue: Queue, event: 'drain' | 'empty'): (() => void)[] {
  const listeners: (() => void)[] = [];
  const call = (): void => {
    for (const tell of listeners.splice(0)) tell();
  };
  if (queue.pushAsync === undefined) queue[event] = call;
  else queue[event](call);
  return listeners;
}

function canRemove(module: Async): boolean {
  return module.queue(work, 1).remove !== undefined;
}

function controlsOf(queue: Controls) {
  return {
    pause: () => queue.pause(),
    resume: () => queue.resume(),
    setLimit(limit: number) {
      queue.concurrency = limit;
    },
    ...(queue.remove === undefined ? {} : { clear: () => queue.remove!(() => true) }),
  };
}

/** An error that a callback cannot take for none, whatever was thrown. */
interface Failure {
  readonly error: unknown;
}

/** A worker has nobody to throw to: "worker: An async function for processing a queued task". */
function work(task: Task, callback: Callback): void {
  guarded(task).then((end) => {
    if ('error' in end) callback(end);
    else callback(null, end.value);
  });
}

async function guarded(task: Task): Promise<Failure | { readonly value: unknown }> {
  try {
    return { value: await task() };
  } catch (error) {
    return { error };
  }
}

function unguarded(end: unknown): unknown {
  if ('error' in (end as object)) throw (end as Failure).error;
  return (end as { readonly value: unknown }).value;
}

function iterate(given: Given, callback: Callback): void {
  void runGuarded(given).then(() => callback(null));
}

function drained(queue: Queue): Promise<void> {
  return new Promise((resolve) => {
    if (queue.pushAsync === undefined) queue.drain = () => resolve();
    else queue.drain(resolve);
  });
}
