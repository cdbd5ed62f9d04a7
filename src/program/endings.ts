import { Digest } from './digest.ts';
import type { Fate, Walk } from './fate.ts';
import { THROWN, type Thrown } from './program.ts';
import { sleepOf } from './timer.ts';

/** What all tasks may have to clean up, ms: whoever ends one may wait for that. */
export function latestCleanups({ fates, leastSleep, lateness }: Walk): number {
  let ms = 0;
  let all = 0;
  let isLate = false;
  for (const { steps } of fates) {
    for (const step of steps) {
      if ('sleep' in step || 'work' in step || 'yield' in step)
        all +=
          Math.max('sleep' in step ? sleepOf(step) : 'work' in step ? step.work : 0, leastSleep) + lateness;
      if ('at' in step && 'spawn' in step) isLate = true;
      if ('cleanup' in step) ms += Math.max(step.cleanup, leastSleep) + lateness;
      else if ('finally' in step) ms += Math.max(step.finally!, leastSleep) + lateness;
    }
  }
  // What is spawned then may wait for others: not longer than all of them take, one after the other.
  return isLate ? ms + all : ms;
}

/** Does something that is cancelled with it go on at this task's end? */
export function leavesCut(walk: Walk, { steps }: Fate): boolean {
  return steps.some((step) => {
    const child = 'spawn' in step ? walk.fates[walk.numberOf(step.spawn)] : undefined;
    return child?.outcome === 'stuck' && child.isCut && Number.isNaN(child.cutTime);
  });
}

/** As it cleans up. */
export function failLater(fate: Fate, thrown: Thrown): void {
  fate.failures ??= [];
  fate.failures.push(errorOf(thrown, 8 * fate.number + Digest.atCleanup));
}

/** It failed as it cleaned up, the last step's first. */
export function failAtEnd({ keepsFirst }: Walk, fate: Fate, failures: readonly number[]): void {
  if (!keepsFirst) fate.digest = failures[0]!;
  else if (fate.outcome !== 'threw') fate.digest = failures.at(-1)!;
  fate.outcome = 'threw';
}

/** What is thrown, as a digest. `own`: that of an Error object. */
export function errorOf(thrown: Thrown, own: number): number {
  const falsy = THROWN.indexOf(thrown);
  return Digest.error + (falsy > 0 ? falsy : own);
}
