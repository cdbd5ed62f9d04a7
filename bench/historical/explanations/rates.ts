import type { Explanation } from '../explanations.ts';

/** Of limiters at a rate. */
export const ratesExplained: readonly Explanation[] = [
  {
    package: 'p-throttle',
    versions: ['2.1.1'],
    program: /throw sync/,
    text: 'another row: p-throttle-sync-throw-hangs, mended in 8.0.0',
  },
  {
    package: 'p-throttle',
    versions: ['2.1.1'],
    program: /clear/,
    text: 'documented: "All unresolved promises are rejected" by `abort`, and so is that of a task which is in its first turn',
  },
  {
    package: 'p-throttle',
    versions: ['8.0.0'],
    subject: 'throttle, strict',
    law: 'rate-limit',
    text: 'a bug of 7.0.0 and 8.0.0, mended by 8.1.1: a call that could be made before counts for when it could have been, so that more than the limit are made in an interval',
  },
  {
    package: 'p-queue',
    subject: 'queue, at a rate',
    law: 'rate-limit',
    versions: ['2.4.1', '3.0.0', '9.0.0', '9.1.1', '9.3.1', '9.3.3'],
    text: 'until 10.0.0: a timer that fires in the very ms in which a window ends starts a task and sets another one of 0 ms, which starts the next in the same window',
  },
  {
    package: 'p-queue',
    subject: 'queue, at a rate',
    law: 'work-conservation',
    versions: ['3.0.0', '9.0.0', '9.1.1', '9.3.1'],
    text: 'another row: p-queue-fresh-window-delayed, mended in 9.3.3',
  },
  {
    package: 'p-queue',
    subject: 'queue, at a rate',
    law: 'quiescence',
    versions: ['3.0.0', '9.0.0'],
    text: 'until 9.1.1: the timer of an interval stays set when nothing waits any more, be it that `clear()` was called or that the only task threw at the call',
  },
  {
    package: 'p-queue',
    law: 'idle-exact',
    versions: ['2.4.1', '3.0.0', '9.0.0'],
    program: /clear/,
    text: 'until 9.1.1: `clear()` tells nobody who waits for idle, though nothing is left',
  },
];
