import { defineScheduler, type Scheduler, type SchedulerDefinition } from '../forms/scheduler.ts';

/** The default export of `p-queue`, any version since 1.0. */
export interface PQueue {
  new (options: { concurrency: number }): PQueueInstance;
  readonly prototype: { readonly add: unknown };
}

interface PQueueInstance {
  concurrency?: number;
  add(task: () => Promise<unknown>, options: { priority?: number; signal?: AbortSignal }): Promise<unknown>;
  onIdle(): Promise<unknown>;
  onEmpty?(): Promise<unknown>;
  /** Since 7.3. */
  onSizeLessThan?(limit: number): Promise<unknown>;
  pause?(): unknown;
  start?(): unknown;
  clear?(): unknown;
}

type Supported = NonNullable<SchedulerDefinition['supports']>[number];

/**
 * The README: "Promise queue with concurrency control"; `add`: "Adds a sync or async task to the queue. Returns a promise
 * with the return value of fn"; among equal priorities first in, first out ("Operations with greater priority will be
 * scheduled first", the default is 0).
 *
 * `pause`: "Put queue execution on hold"; `start`: "Start (or resume) executing enqueued tasks within concurrency limit";
 * `clear`: "Clear the queue", and the promises of "tasks that were waiting in the queue (not yet running) will never
 * settle"; `concurrency`: "Concurrency limit", an accessor of the queue, too. `signal`: "When aborted, it will be removed from the queue and the
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

function queueing(
  Queue: PQueue,
  name: string,
  sizes: readonly Supported[],
  shorter?: (queue: PQueueInstance, below: number) => Promise<unknown>,
): Scheduler {
  const has = (member: string): boolean => member in Queue.prototype;
  const controls: readonly (readonly [Supported, boolean])[] = [
    ['pause', has('pause') && has('start')],
    ['clear', has('clear')],
    ['set-limit', has('concurrency')],
    // An option leaves no other trace than in the text of what takes it; from 10.0 on that is a private member.
    ['abort', /\bsignal\b/.test(`${Queue.prototype.add} ${Queue}`)],
  ];
  const supports = controls.flatMap(([word, supported]) => (supported ? [word] : []));
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit', 'idle', 'priority', ...sizes, ...supports],
    guarantees: { order: 'fifo', workConserving: true, cleared: 'pending' },
    create({ limit }) {
      const queue = new Queue({ concurrency: limit });
      return {
        // Given as they come: an option that is there and undefined is none.
        spawn: (task, { priority, signal }) =>
          queue.add(task, { priority, signal } as { priority?: number; signal?: AbortSignal }),
        idle: () => queue.onIdle(),
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
