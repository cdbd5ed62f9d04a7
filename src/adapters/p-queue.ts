import type { AsyncPrimitives } from '../forms/async.ts';
import { defineScheduler, type Scheduler, type SchedulerDefinition } from '../forms/scheduler.ts';

/** The default export of `p-queue`, any version since 1.0. */
export interface PQueue {
  new (options: {
    concurrency: number;
    intervalCap?: number;
    interval?: number;
    strict?: boolean;
  }): PQueueInstance;
  readonly prototype: { readonly add: unknown };
}

interface PQueueInstance {
  concurrency?: number;
  readonly size?: number;
  readonly pending?: number;
  add(
    task: () => Promise<unknown>,
    options: { priority?: number; signal?: AbortSignal; id?: string },
  ): Promise<unknown>;
  /** Since 8.1. */
  setPriority?(id: string, priority: number): void;
  onIdle(): Promise<unknown>;
  onEmpty?(): Promise<unknown>;
  /** Since 7.3. */
  onSizeLessThan?(limit: number): Promise<unknown>;
  pause?(): unknown;
  start?(): unknown;
  clear?(): unknown;
}

type Supported = NonNullable<SchedulerDefinition['supports']>[number];
type Window = NonNullable<NonNullable<SchedulerDefinition['guarantees']>['window']>;

/**
 * The README: "Promise queue with concurrency control"; `add`: "Adds a sync or async task to the queue. Returns a promise
 * with the return value of fn"; among equal priorities first in, first out ("Operations with greater priority will be
 * scheduled first", the default is 0).
 *
 * `pause`: "Put queue execution on hold"; `start`: "Start (or resume) executing enqueued tasks within concurrency limit";
 * `clear`: "Clear the queue", and the promises of "tasks that were waiting in the queue (not yet running) will never
 * settle"; `size`: "the number of queued items waiting to run"; `pending`: "Number of running items (no longer in the queue)"; `concurrency`: "Concurrency limit", an accessor of the queue, too. `signal`: "When aborted, it will be removed from the queue and the
 * queue.add() call will reject with an error". What a version does not have it is not asked.
 */
export function pQueue(Queue: PQueue, name = 'p-queue'): Scheduler {
  return queueing(Queue, name, []);
}

/** The same, asked by `onEmpty`: "Returns a promise that settles when the queue becomes empty". Apart, because until 10.0 it settles late. */
export function pQueueEmpty(Queue: PQueue, name = 'p-queue (empty)'): Scheduler {
  return queueing(Queue, name, ['empty'], (queue) => queue.onEmpty!());
}

/** The same, asked by `onSizeLessThan`: "Returns a promise that settles when the queue size is less than the given limit: `queue.size < limit`",
 *  where `size` is "the number of queued items waiting to run". Since 7.3. */
export function pQueueSizes(Queue: PQueue, name = 'p-queue (sizes)'): Scheduler {
  return queueing(Queue, name, ['empty', 'size'], (queue, below) => queue.onSizeLessThan!(below));
}

/** The same at a rate, `intervalCap`: "The max number of runs in the given interval of time", `interval`: "The length of time in milliseconds before
 *  the interval count resets". Windows are fixed: "the count resets at each window boundary, so tasks can burst there". */
export function pQueueRate(Queue: PQueue, name = 'p-queue (rate)'): Scheduler {
  return queueing(Queue, name, ['rate'], undefined, 'fixed');
}

/** The same with `strict`: "ensures that no more than `intervalCap` tasks execute in any rolling `interval` window". Since 9.1. */
export function pQueueStrict(Queue: PQueue, name = 'p-queue (strict)'): Scheduler {
  return queueing(Queue, name, ['rate'], undefined, 'sliding');
}

/**
 * The same, asked by `setPriority`: "Changes the priority of a waiting task, found by its `id`. Throws a `ReferenceError` if no waiting task
 * has that `id`, for example because it already started". Since 8.1.
 */
export function pQueuePriorities(Queue: PQueue, name = 'p-queue (priorities)'): Scheduler {
  return queueing(Queue, name, ['set-priority']);
}

function queueing(
  Queue: PQueue,
  name: string,
  more: readonly Supported[],
  shorter?: (queue: PQueueInstance, below: number) => Promise<unknown>,
  window?: Window,
): Scheduler {
  const has = (member: string): boolean => member in Queue.prototype;
  const controls: readonly (readonly [Supported, boolean])[] = [
    ['pause', has('pause') && has('start')],
    ['clear', has('clear')],
    ['set-limit', has('concurrency')],
    ['counts', has('size') && has('pending')],
    // An option leaves no other trace than in the text of what takes it; from 10.0 on that is a private member.
    ['abort', /\bsignal\b/.test(`${Queue.prototype.add} ${Queue}`)],
  ];
  const supports = controls.flatMap(([word, supported]) => (supported ? [word] : []));
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'priority', 'watch', ...more, ...supports],
    guarantees: {
      order: 'fifo',
      workConserving: true,
      cleared: 'pending',
      ...(window === undefined ? {} : { window }),
    },
    create({ limit, rate }) {
      const queue = new Queue({
        concurrency: limit,
        ...(window === undefined ? {} : { intervalCap: rate.cap, interval: rate.per }),
        ...(window === 'sliding' ? { strict: true } : {}),
      });
      const ids = new Map<unknown, string>();
      const spawn: AsyncPrimitives['spawn'] = (task, { priority, signal }) => {
        const id = `task ${ids.size}`;
        const handle = queue.add(task, { priority, signal, id } as Parameters<PQueueInstance['add']>[1]);
        ids.set(handle, id);
        return handle;
      };
      const setPriority = (handle: unknown, priority: number): void => {
        try {
          queue.setPriority!(ids.get(handle)!, priority);
        } catch (error) {
          if (!(error instanceof ReferenceError)) throw error;
        }
      };
      return {
        // Given as they come: an option that is there and undefined is none.
        spawn: (task, { priority, signal }) =>
          queue.add(task, { priority, signal } as { priority?: number; signal?: AbortSignal }),
        ...(more.includes('set-priority') ? { spawn, setPriority } : {}),
        idle: () => queue.onIdle(),
        watch: (below, tell) => void (below === 0 ? queue.onIdle() : shorter!(queue, below)).then(tell),
        ...(supports.includes('counts')
          ? { counts: () => ({ running: queue.pending, waiting: queue.size }) }
          : {}),
        ...(shorter === undefined ? {} : { shorter: (below: number) => shorter(queue, below) }),
        ...(supports.includes('pause') ? { pause: () => queue.pause!(), resume: () => queue.start!() } : {}),
        ...(supports.includes('clear') ? { clear: () => queue.clear!() } : {}),
        ...(supports.includes('set-limit')
          ? {
              setLimit: (n: number) => {
                queue.concurrency = n;
              },
            }
          : {}),
      };
    },
  });
}
