import { Kind, Reason } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { admitted, advance, startPool } from './pool.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, when } from './wording.ts';

/**
 * Is who waits for a short queue told in time? A task that has a slot waits no longer, though it may start some microtasks
 * later: by then all that may have one count as gone, and none of them has to. Where newcomers make the queue long again in
 * the same instant, whoever waits may have been told, or not.
 */
export function judgeSizes(trace: Trace, others: number): Judgement {
  const { events, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = others;
  let asked = -1;
  let since = -1;
  let mayKnow = false;
  for (let i = 0; i < events.length; i++) {
    advance(pool, trace, i);
    const isWait = events.a[i] === Reason.idle && events.b[i]! > 0;
    if (isWait && events.kind[i] === Kind.suspend) {
      obligations++;
      asked = i;
      since = -1;
      mayKnow = false;
    }
    if (asked < 0) continue;
    const below = events.b[asked]!;
    if (pool.waiting - admitted(pool) < below) mayKnow = true;
    if (isWait && events.kind[i] === Kind.resume) {
      if (!mayKnow) return { obligations, violation: early(trace, asked, i, pool.waiting) };
      if (since >= 0 && isLate(i)) return { obligations, violation: late(trace, asked, since, i) };
      asked = -1;
    } else if (pool.waiting < below) {
      if (since < 0) since = i;
    } else if (since >= 0) {
      if (isLate(i)) return { obligations, violation: late(trace, asked, since, -1) };
      since = -1;
    }
  }
  const isOver = ending.kind === 'completed' || ending.kind === 'deadlock';
  if (asked < 0 || since < 0 || !isOver) return { obligations };
  return { obligations, violation: late(trace, asked, since, -1) };

  function isLate(event: number): boolean {
    let allowed = claims.guarantees.resolution ?? 0;
    for (let i = since; i < event; i++) {
      if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]!);
      // Who is told goes on behind those whose turn it was.
      if (events.kind[i] === Kind.work) allowed += events.b[i]!;
    }
    return events.time[event]! > events.time[since]! + allowed + TOLERANCE;
  }
}

function early(trace: Trace, asked: number, resume: number, waiting: number): Violation {
  const { events } = trace;
  const task = events.task[asked]!;
  return {
    message: `${nameOf(trace, task)} was told at ${when(trace, resume)} that fewer than ${events.b[asked]} wait, and ${waiting} did.`,
    task,
    from: events.time[asked]!,
    to: events.time[resume]!,
    events: [asked, resume],
    because: [],
  };
}

/** `resume`: −1 where it is never told, or not before others came. */
function late(trace: Trace, asked: number, since: number, resume: number): Violation {
  const { events } = trace;
  const task = events.task[asked]!;
  const told = resume < 0 ? 'was not told' : `was told at ${when(trace, resume)}`;
  return {
    message: `Fewer than ${events.b[asked]} waited from ${when(trace, since)} on, and ${nameOf(trace, task)}, which waited for that, ${told}.`,
    task,
    from: events.time[since]!,
    to: events.time[resume < 0 ? events.length - 1 : resume]!,
    events: [...new Set([asked, since, ...(resume < 0 ? [] : [resume])])],
    because: [cameAbout(trace, asked, since)],
  };
}

function cameAbout(trace: Trace, asked: number, since: number): string {
  const { events } = trace;
  if (since === asked) return `so few waited when it asked, at ${when(trace, asked)}`;
  if (events.kind[since] === Kind.start)
    return `${nameOf(trace, events.task[since]!)} started at ${when(trace, since)}`;
  if (events.a[since] === Reason.clear) return `what waited was cleared at ${when(trace, since)}`;
  return `one that waited was cancelled at ${when(trace, since)}`;
}
