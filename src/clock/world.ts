import type { TimerQueue } from './timer-queue.ts';

/**
 * How the clock can deviate from polite on one occasion: when it fires a timer, or wakes a scheduler that sleeps. In words
 * they are told where a case is described (`program/world.ts`), which this room knows nothing of.
 */
export const Deviation = {
  polite: 0,
  together: 1,
  swapped: 2,
  late: 3,
  tooLate: 4,
  tooLateTogether: 5,
} as const;

export const POLITE: readonly number[] = [];

/** ms. Longer than most sleeps, and not so long that everything would be forgiven. */
const TOO_LATE = 10;

/** How many ms after `deadline` the clock comes there. Never before it. */
export function latenessOf(deviation: number, deadline: number, timers: TimerQueue): number {
  switch (deviation) {
    case Deviation.late:
      return 1;
    case Deviation.tooLate:
    case Deviation.tooLateTogether:
      return Math.min(TOO_LATE, timers.deadlineAfter(deadline) - deadline);
    default:
      return 0;
  }
}

/** Do all that are due fire in a row? */
export function isTogether(deviation: number): boolean {
  return deviation === Deviation.together || deviation === Deviation.tooLateTogether;
}

/** What an observer is told of a deviation, as one number: the ms that it cost, rounded up, and its kind. */
export function markOf(deviation: number, late: number): number {
  return 8 * Math.ceil(late) + deviation;
}
