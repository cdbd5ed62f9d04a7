import { isAnyExpired } from '../trace/expired.ts';
import { latenessOf } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import { lateStarts } from './late-start.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, namesOf, when } from './wording.ts';

/** The promise of every event loop: three sleeps of 3 s take 3 s, not 9. */
export const sleepOverlap: Law = {
  id: 'sleep-overlap',
  rev: 1,
  statement:
    'Where nothing limits, sleeps overlap: the makespan is that of the longest chain of dependencies.',
  family: 'time',
  needs: ['overlap'],
  implies: ['deadline-order', 'timely-wake'],
  judges: 'completed',
  hint: 'Look for a wait that holds everybody: a sleep that blocks, or a start that comes only after another task has ended.',
  check,
};

/** Obligations: 1 for a run in which sleeps could overlap, nobody works, and every task could have a slot, whatever is
 *  asked meanwhile. What the clock
 *  came late is forgiven. */
function check(trace: Trace): Judgement {
  const { expected, limit, rate, startTime, waits, events } = trace;
  const tasks = expected.tasks.length;
  if (trace.code.holds || rate.cap < tasks - 1) return { obligations: 0 };
  if (mayWaitToLeave(trace) || isAnyExpired(trace.cuts)) return { obligations: 0 };
  if (expected.work > 0 || expected.span >= expected.sleep || limit < tasks - 1) return { obligations: 0 };
  let latest = lateStarts(trace);
  let makespan = 0;
  let span = 0;
  let isWhole = true;
  for (let task = 0; task < tasks; task++) {
    const { latestFinish, outcome } = expected.tasks[task]!;
    if (outcome === 'stuck') return { obligations: 0 };
    if (latestFinish > span) span = latestFinish;
    const finish = waits.finishOf[task]!;
    if (finish >= 0) makespan = Math.max(makespan, events.time[finish]! - startTime);
    else isWhole = false;
  }
  // Whoever waits for a lock waits while another task holds one.
  latest += span + expected.held;
  if (makespan > latest) latest += latenessOf(events);
  if (makespan > latest + TOLERANCE) return { obligations: 1, violation: tooLong(trace, makespan, latest) };
  // Of several requests to cancel a task any may have been the first; and who never ended took no time.
  const isExact = trace.cuts === undefined && isWhole;
  if (isExact && makespan < expected.span - TOLERANCE)
    return { obligations: 1, violation: tooShort(trace, makespan) };
  return { obligations: 1 };
}

/** Who consumes what a map gives can leave when it is given something. */
function mayWaitToLeave({ code, claims }: Trace): boolean {
  return code.cuts && claims.guarantees.spawn === 'at-once';
}

function tooLong(trace: Trace, makespan: number, latest: number): Violation {
  const { events, waits, expected, startTime } = trace;
  const order = lateTasks(trace);
  const first = order[0] ?? 0;
  const start = waits.startOf[first]!;
  const isLateStart =
    start >= 0 && events.time[start]! - startTime > expected.tasks[first]!.start + TOLERANCE;
  const spawned = isLateStart && waits.spawnOf[first]! >= 0 ? [waits.spawnOf[first]!, start] : [];
  const because = [
    `${nameOf(trace, first)} ended at ${when(trace, waits.finishOf[first]!)} and could have by ${milliseconds(expected.tasks[first]!.latestFinish)}`,
  ];
  if (spawned.length > 0)
    because.unshift(
      `${nameOf(trace, first)} was spawned at ${when(trace, spawned[0]!)} and started at ${when(trace, start)}`,
    );
  return {
    message: `Everything took ${milliseconds(makespan)} where ${milliseconds(latest)} would do: ${namesOf(trace, order)} ended too late, though nothing limits and nobody works.`,
    task: first,
    from: startTime + latest,
    to: startTime + makespan,
    events: [...spawned, waits.finishOf[first]!],
    because,
  };
}

function tooShort(trace: Trace, makespan: number): Violation {
  const { expected, startTime } = trace;
  return {
    message: `Everything took ${milliseconds(makespan)}, although the longest chain takes ${milliseconds(expected.span)}.`,
    from: startTime + makespan,
    to: startTime + expected.span,
    events: [],
    because: ['a sleep was cut short, or a join did not wait'],
  };
}

/** Those that ended after their latest finish, in the order in which they ended. */
function lateTasks({ events, waits, expected, startTime }: Trace): readonly number[] {
  const late: number[] = [];
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task]!;
    if (finish >= 0 && events.time[finish]! - startTime > expected.tasks[task]!.latestFinish + TOLERANCE)
      late.push(task);
  }
  return late.sort((a, b) => waits.finishOf[a]! - waits.finishOf[b]!);
}
