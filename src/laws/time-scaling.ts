import type { Companion } from '../trace/companion.ts';
import type { Trace } from '../trace/trace.ts';
import { brokenOff, companionOf, shown } from './comparison.ts';
import { lateStarts } from './late-start.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf } from './wording.ts';

/**
 * A metamorphic law (Chen, Cheung and Yiu, "Metamorphic testing", 1998): it needs no oracle, so it speaks about what none
 * can foretell, the makespan under a limit or beside a hog; and durations that no program of a search has.
 */
export const timeScaling: Law = {
  id: 'time-scaling',
  rev: 1,
  statement: 'With all durations k times as long everything takes k times as long.',
  family: 'metamorphic',
  needs: ['steady'],
  implies: [],
  judges: 'completed',
  hint: 'Look for a duration that is compared with a constant or cut off by one: the size of a timer wheel, the longest sleep of a loop, a time-out.',
  check,
};

/**
 * Obligations: each task that takes time. Where a scheduler may be late (`resolution`) so may both runs: then a task must
 * take at least as long as its steps, and, where nobody works or waits for a slot, no longer than the oracle allows.
 */
function check(trace: Trace): Judgement {
  const companion = companionOf(trace, 'time-scaling');
  const { resolution = 0 } = trace.claims.guarantees;
  const isExact = resolution === 0;
  // When a cancelled task is told depends on who is late.
  if (companion === undefined || (!isExact && trace.cuts !== undefined)) return { obligations: 0 };
  // A delay of the scheduler's own grows with nothing.
  if (lateStarts(trace) > 0) return { obligations: 0 };
  const { factor, ends } = companion;
  if (companion.ending.kind !== 'completed')
    return brokenOff(trace, companion, `With all durations ${factor} times as long`);
  const { events, waits, startTime, expected } = trace;
  const late = isExact || isForetold(trace) ? 0 : Number.POSITIVE_INFINITY;
  let obligations = 0;
  for (let task = 0; task < ends.length; task++) {
    const finish = waits.finishOf[task]!;
    if (finish < 0) continue;
    const here = events.time[finish]! - startTime;
    const { time: there, latest } = ends[task]!;
    if (here === 0 && there === 0) continue;
    obligations++;
    const least = factor * (isExact ? here : expected.tasks[task]!.finish);
    const most = isExact ? least : factor * here + (latest - least) + late;
    if (there >= least - TOLERANCE && there <= most + TOLERANCE) continue;
    return { obligations, violation: describe(trace, companion, task) };
  }
  return { obligations };
}

function isForetold({ expected, limit, claims }: Trace): boolean {
  const overlaps = claims.guarantees.sleep !== 'holds';
  return overlaps && expected.work === 0 && limit >= expected.tasks.length - 1;
}

function describe(trace: Trace, companion: Companion, task: number): Violation {
  const { events, waits, startTime } = trace;
  const { factor } = companion;
  const finish = waits.finishOf[task]!;
  const here = events.time[finish]! - startTime;
  const { time: there } = companion.ends[task]!;
  const ended = Number.isNaN(there) ? 'never ended' : `ended at ${milliseconds(there)}`;
  return {
    message: `With all durations ${factor} times as long ${nameOf(trace, task)} ${ended}; here it ended at ${milliseconds(here)}, and ${factor} times that is ${milliseconds(factor * here)}.`,
    task,
    from: startTime,
    to: events.time[finish]!,
    events: [finish],
    because: [shown(companion)],
  };
}
