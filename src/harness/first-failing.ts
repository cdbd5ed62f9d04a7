import type { Case } from '../program/case.ts';
import { withinTime } from './attempt.ts';
import type { Host } from './host.ts';
import type { Running } from './running.ts';
import type { FirstFailing } from './shrink.ts';

/** Ways to ask whether one case fails. */
export interface Asking {
  /** With nothing that would stop a case that hangs. */
  readonly fails: (kase: Case) => Running<boolean>;
  /** Under a guard of its own. */
  readonly failsInTime: (kase: Case) => Running<boolean>;
  /** Something hung: what hangs once tends to hang again, and would cost all cases under the guard their time. */
  readonly hangs: () => boolean;
}

/**
 * Asks many cases under one guard, since a guard costs as much as a run. Where its time runs out, the case that was running
 * is asked once more on its own: a batch may be late on a busy machine, and only what hangs alone is a hang.
 *
 * @param ms of real time, for all of them.
 */
export function firstFailing({ fails, failsInTime, hangs }: Asking, host: Host, ms: number): FirstFailing {
  return function* (cases) {
    let next = 0;
    while (next < cases.length) {
      if (!hangs()) {
        const result = yield* withinTime(passAll(), host, ms);
        if ('value' in result) return next < cases.length ? next : undefined;
      }
      if (yield* failsInTime(cases[next]!)) return next;
      next++;
    }
    return undefined;

    /** Stops at one that fails. */
    function* passAll(): Running<void> {
      while (next < cases.length && !(yield* fails(cases[next]!))) next++;
    }
  };
}
