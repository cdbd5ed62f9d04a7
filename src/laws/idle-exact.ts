import { Kind, Reason } from '../trace/event.ts';
import { isAnyExpired, isExpired } from '../trace/expired.ts';
import { lateBy } from '../trace/lateness.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { clearedBy } from './pool.ts';
import { judgeSizes } from './queue-size.ts';
import { mayHideRefusal } from './room.ts';
import { cutBy, endOf } from './slots.ts';
import { TOLERANCE } from './tolerance.ts';
import { judgeWatches } from './watches.ts';
import { nameOf, namesOf, timeOf, when } from './wording.ts';

export const idleExact: Law = {
  id: 'idle-exact',
  rev: 1,
  statement:
    'Who waits for idle, or asks to be told of it, is told when the last accepted task has ended, and who waits for a short queue when so few wait: once, not before, and before the clock moves.',
  family: 'control',
  needs: ['idle'],
  implies: ['sleep-overlap', 'hog-tolerance', 'deadline-order', 'timely-wake'],
  judges: 'any',
  hint: 'Idle is nothing running and nothing waiting. Look at each way to come to that: empty from the start, a return, a throw, the last of several.',
  check,
};

/** Obligations: each wait for idle, or for a short queue, and each request to be told of that. It may be told some turns late, as long as the clock stands (but for `resolution`, and for a world
 *  that is late). */
function check(trace: Trace): Judgement {
  const { events, waits, claims, cuts } = trace;
  if (mayHideRefusal(trace)) return { obligations: 0 };
  let obligations = 0;
  let busy = 0;
  let asked = -1;
  let idleSince = -1;
  let asksSizes = false;
  let watches = false;
  const expires = isAnyExpired(cuts);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (expires) busy -= expiredAt(trace, i);
    switch (events.kind[i]) {
      case Kind.spawn:
        if (waits.spawnOf[events.a[i]!] === i && !isRefused(cuts, events.a[i]!)) busy++;
        break;
      case Kind.finish:
        if (task > 0 && waits.finishOf[task] === i && waits.spawnOf[task]! >= 0 && !isExpired(cuts, task))
          busy--;
        break;
      case Kind.watch:
        watches = true;
        break;
      case Kind.suspend:
        if (cutBy(trace, i) >= 0) busy--;
        busy -= clearedBy(trace, i);
        if (events.a[i] === Reason.idle && events.b[i]! > 0) asksSizes = true;
        else if (events.a[i] === Reason.idle) {
          obligations++;
          asked = i;
          idleSince = -1;
        }
        break;
      case Kind.resume:
        if (events.a[i] !== Reason.idle || events.b[i]! > 0 || asked < 0) break;
        if (busy > 0) return { obligations, violation: early(trace, asked, i) };
        if (isLate(i)) return { obligations, violation: late(trace, asked, idleSince, i) };
        asked = -1;
        break;
    }
    if (asked >= 0 && idleSince < 0 && busy <= 0) idleSince = i;
  }
  const { ending } = trace;
  const isOver = ending.kind === 'completed' || ending.kind === 'deadlock';
  if (asked >= 0 && idleSince >= 0 && isOver)
    return { obligations, violation: never(trace, asked, idleSince) };
  const judged = asksSizes ? judgeSizes(trace, obligations) : { obligations };
  return watches && judged.violation === undefined ? judgeWatches(trace, judged.obligations) : judged;

  function isLate(resume: number): boolean {
    let allowed = claims.guarantees.resolution ?? 0;
    for (let i = idleSince; i < resume; i++) {
      if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]!);
      // Of a task that goes on though its time was up.
      else if (events.kind[i] === Kind.work) allowed += events.b[i]!;
    }
    return events.time[resume]! > events.time[idleSince]! + allowed + TOLERANCE;
  }
}

/** How many tasks' time was up then. */
function expiredAt({ cuts }: Trace, i: number): number {
  let count = 0;
  for (const event of cuts!.upSince) if (event === i) count++;
  return count;
}

function early(trace: Trace, asked: number, resume: number): Violation {
  const { events, waits, program } = trace;
  const left: number[] = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const spawn = waits.spawnOf[task]!;
    const end = endOf(trace, task);
    if (spawn >= 0 && spawn < resume && (end < 0 || end > resume)) left.push(task);
  }
  return {
    message: `${nameOf(trace, events.task[asked]!)} was told at ${when(trace, resume)} that all was idle, and ${namesOf(trace, left)} had not ended.`,
    task: left[0] ?? 0,
    from: events.time[asked]!,
    to: events.time[resume]!,
    events: [asked, resume],
    because: left.slice(0, 3).map((task) => progressOf(trace, task, resume)),
  };
}

function progressOf(trace: Trace, task: number, before: number): string {
  const start = trace.waits.startOf[task]!;
  const name = nameOf(trace, task);
  return start >= 0 && start < before
    ? `${name} had started at ${when(trace, start)}`
    : `${name} had been accepted at ${when(trace, trace.waits.spawnOf[task]!)} and not even started`;
}

function late(trace: Trace, asked: number, idle: number, resume: number): Violation {
  const { events } = trace;
  return {
    message: `All was idle at ${when(trace, idle)}, and ${nameOf(trace, events.task[asked]!)}, which waited for that, was told at ${when(trace, resume)}.`,
    task: events.task[asked]!,
    from: events.time[idle]!,
    to: events.time[resume]!,
    events: [asked, idle, resume],
    because: [cameAbout(trace, asked, idle)],
  };
}

function never(trace: Trace, asked: number, idle: number): Violation {
  const { events } = trace;
  return {
    message: `All was idle at ${when(trace, idle)}, and ${nameOf(trace, events.task[asked]!)}, which waited for that, was never told.`,
    task: events.task[asked]!,
    from: events.time[idle]!,
    to: events.time[events.length - 1]!,
    events: idle === asked ? [asked] : [asked, idle],
    because: [cameAbout(trace, asked, idle)],
  };
}

/** What made it idle. */
function cameAbout(trace: Trace, asked: number, idle: number): string {
  const { events } = trace;
  if (idle === asked)
    return `nothing was running or waiting when it asked, at ${timeOf(trace, events.time[asked]!)}`;
  const last = nameOf(trace, events.task[idle]!);
  if (events.a[idle] === Reason.clear) return `what waited last was cleared at ${when(trace, idle)}`;
  if (trace.cuts?.upSince.includes(idle)) return `the time of the last task was up at ${when(trace, idle)}`;
  if (events.kind[idle] !== Kind.finish) return `the last task was cancelled at ${when(trace, idle)}`;
  return `${last} was the last to end, and it ${events.a[idle] === 1 ? 'threw' : 'returned'}`;
}
