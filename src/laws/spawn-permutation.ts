import type { Companion } from '../trace/companion.ts';
import type { Trace } from '../trace/trace.ts';
import { companionOf, judgeSameResults, shown } from './comparison.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf } from './wording.ts';

export const spawnPermutation: Law = {
  id: 'spawn-permutation',
  rev: 1,
  statement:
    'Independent tasks commute: in whatever order they are spawned each ends with the same result, and where neither slots nor hogs make them wait the whole takes as long.',
  family: 'metamorphic',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Look for what a task is given of the one that was spawned before it: a shared variable, a timer that is set relative to the last one, a place by number.',
  check,
};

const OTHERWISE = 'Where independent tasks are spawned in the opposite order';

/**
 * Obligations: each task that ended, in a program in which spawns of independent tasks follow each other; and 1 where the
 * whole must take as long, whether sleeps overlap or hold.
 */
function check(trace: Trace): Judgement {
  const companion = companionOf(trace, 'spawn-permutation');
  if (companion === undefined) return { obligations: 0 };
  const judged = judgeSameResults(trace, companion, `${OTHERWISE}`);
  if (judged.violation !== undefined || !isTimed(trace)) return judged;
  const obligations = judged.obligations + 1;
  const { events, waits, startTime } = trace;
  let here = 0;
  let there = 0;
  for (let task = 0; task < companion.ends.length; task++) {
    const finish = waits.finishOf[task]!;
    if (finish >= 0) here = Math.max(here, events.time[finish]! - startTime);
    there = Math.max(there, companion.ends[task]!.time || 0);
  }
  if (Math.abs(here - there) <= TOLERANCE) return { obligations };
  return { obligations, violation: describe(trace, companion, here, there) };
}

/** Only then is the time a matter of the program alone. */
function isTimed({ claims, expected }: Trace): boolean {
  const { resolution = 0 } = claims.guarantees;
  const limits = claims.supports.has('limit') || claims.supports.has('rate');
  return resolution === 0 && !limits && expected.work === 0;
}

function describe(trace: Trace, companion: Companion, here: number, there: number): Violation {
  const { events, waits, startTime } = trace;
  const last = companion.ends.findIndex(({ time }, task) => {
    const finish = waits.finishOf[task]!;
    return finish >= 0 && Math.abs(events.time[finish]! - startTime - time) > TOLERANCE;
  });
  return {
    message: `${OTHERWISE} everything took ${milliseconds(there)}; here it took ${milliseconds(here)}.`,
    task: last,
    from: startTime + Math.min(here, there),
    to: startTime + Math.max(here, there),
    events: [waits.finishOf[last]!],
    because: [`${nameOf(trace, last)} is the first that ended at another time`, shown(companion)],
  };
}
