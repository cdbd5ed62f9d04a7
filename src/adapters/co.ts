import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { promiseCoroutines } from './promise-coroutines.ts';

/** The export of `co`, version 4. */
export type Co = (task: Coroutine) => Promise<unknown>;

/** The readme (https://github.com/tj/co#readme): "Generator based control flow goodness for nodejs and the browser, using promises";
 *  `co(fn*)`: "Returns a promise that resolves a generator, generator function, or any function that returns a generator". */
export function co(start: Co, name = 'co'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested'],
    create: ({ clock }) => promiseCoroutines(start, clock),
  });
}
