import type { StepOf } from './program.ts';

/** A timer that is asked for otherwise than once, and otherwise than by a number of ms. */
export interface Timer {
  /** As it is given to the scheduler. */
  readonly delay: number | string;
  /** Undefined: it is set once, for one call. */
  readonly times: number | undefined;
}

/** What a host's timer takes at most, ms: some 25 days. A longer delay `setTimeout` takes for 1 ms. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

/** How a sleep is asked for; undefined where it is no other than any. */
export function timerOf({ sleep, times, as }: StepOf<'sleep'>): Timer | undefined {
  if (times === undefined && as === undefined) return undefined;
  return { delay: delayOf(sleep, as), times };
}

/**
 * How long a sleep takes, ms. Timers that repeat count from 1 ms on, whatever shorter delay they are given ("When `delay` is … less than `1` or `NaN`, the
 * `delay` will be set to `1`", https://nodejs.org/api/timers.html#setintervalcallback-delay-args): else they would never let the clock move.
 */
export function sleepOf({ sleep, times }: StepOf<'sleep'>): number {
  return times === undefined ? sleep : times * Math.max(sleep, 1);
}

function delayOf(ms: number, as: StepOf<'sleep'>['as']): number | string {
  switch (as) {
    case 'text':
      return String(ms);
    case 'nan':
      return Number.NaN;
    case 'negative':
      return -1;
    case undefined:
      return ms;
  }
}
