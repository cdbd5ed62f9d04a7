import type { Step } from '../program/program.ts';
import { Kind } from '../trace/event.ts';
import { isAnyExpired } from '../trace/expired.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import { lateStarts } from './late-start.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedFloats } from './scratch.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, when } from './wording.ts';

/** Cooperative multitasking cannot stop a hog; it can keep the damage to what the hog works. */
export const hogTolerance: Law = {
  id: 'hog-tolerance',
  rev: 1,
  statement: 'A task that holds the processor delays others by as long as it holds it, and no longer.',
  family: 'time',
  needs: ['overlap', 'unlimited'],
  implies: ['deadline-order', 'timely-wake'],
  judges: 'completed',
  hint: 'Look at what happens to deadlines that pass while a task works: they must count from when they were set.',
  check,
};

const columns = reusedFloats();

/** Obligations: each task that ended after others had worked. What the clock came late until then is forgiven as well. */
function check(trace: Trace): Judgement {
  const { events, waits, expected, startTime } = trace;
  if (expected.work === 0 || isUncertain(trace)) return { obligations: 0 };
  const tasks = expected.tasks.length;
  const own = columns(tasks, 0);
  let total = 0;
  let late = 0;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.kind[i] === Kind.work) {
      total += events.b[i]!;
      own[task] = own[task]! + events.b[i]!;
    } else if (events.kind[i] === Kind.advance) {
      late += lateBy(events.a[i]!);
    } else if (events.kind[i] === Kind.finish && waits.finishOf[task] === i) {
      const others = total - own[task]!;
      if (others <= 0) continue;
      obligations++;
      const after = events.time[i]! - startTime - late - expected.held - expected.tasks[task]!.latestFinish;
      if (after <= others + TOLERANCE) continue;
      // What it joins, or who holds a lock that it waits for, may have been delayed by the work of this task itself.
      const allowed = expected.tasks[task]!.dependsOn.size > 0 || expected.held > 0 ? total : others;
      if (after > allowed + lateStarts(trace) + TOLERANCE)
        return { obligations, violation: describe(trace, i, allowed, late) };
    }
  }
  return { obligations };
}

/** A cancel may have to wait for the clean-ups of others, and for how long the oracle does not say of who waits for it. */
function isUncertain({ cuts, program }: Trace): boolean {
  if (isAnyExpired(cuts)) return true;
  const cleansUp = (step: Step): boolean => 'cleanup' in step || 'at' in step;
  return cuts !== undefined && program.tasks.some(({ steps }) => steps.some(cleansUp));
}

function describe(trace: Trace, finish: number, allowed: number, late: number): Violation {
  const { events, waits, expected, startTime } = trace;
  const task = events.task[finish]!;
  const alone = expected.tasks[task]!.latestFinish + expected.held;
  const hogs: number[] = [];
  for (let i = 0; i < finish; i++) {
    if (events.kind[i] === Kind.work && events.task[i] !== task) hogs.push(i);
  }
  const start = Math.max(0, waits.startOf[task]!);
  const world = late > 0 ? ` and the world was ${milliseconds(late)} late` : '';
  const due = alone + allowed + late;
  return {
    message: `${nameOf(trace, task)} ended at ${when(trace, finish)}: alone it takes until ${milliseconds(alone)}, and tasks had worked for ${milliseconds(allowed)}${world}, which makes ${milliseconds(due)}.`,
    task,
    from: startTime + due,
    to: events.time[finish]!,
    events: [start, ...hogs.slice(0, 2), finish],
    because: hogs
      .slice(0, 3)
      .map(
        (hog) =>
          `${nameOf(trace, events.task[hog]!)} worked for ${milliseconds(events.b[hog]!)} from ${when(trace, hog)} on`,
      ),
  };
}
