import { LEAST_DELAY } from '../trace/claims.ts';
import type { Trace } from '../trace/trace.ts';

/**
 * How many ms tasks started late in all, by no more than `LEAST_DELAY` each: who starts each task by `setTimeout(0)` is late,
 * and that is no matter of sleeps or of hogs. Who claims to waste no time where no slot is needed starts at once.
 */
export function lateStarts({ events, waits, claims, expected }: Trace): number {
  if (claims.guarantees.workConserving === true && !claims.supports.has('limit')) return 0;
  let ms = 0;
  for (let task = 1; task < expected.tasks.length; task++) {
    const start = waits.startOf[task]!;
    const spawn = waits.spawnOf[task]!;
    if (start >= 0 && spawn >= 0) ms += Math.min(events.time[start]! - events.time[spawn]!, LEAST_DELAY);
  }
  return ms;
}
