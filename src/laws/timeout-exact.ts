import { LOCK_KEYS } from '../program/program.ts';
import { Kind } from '../trace/event.ts';
import { isExpired } from '../trace/expired.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { type Timed, timeoutsOfLocks, timeoutsOfTasks } from './timed.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, timeOf, when } from './wording.ts';

export const timeoutExact: Law = {
  id: 'timeout-exact',
  rev: 1,
  statement:
    'What is given a time is told that this is up when it is, and never once it is over; a task whose time is up before its start, or that is stopped by it, takes no step more.',
  family: 'time',
  needs: ['timeout'],
  implies: [
    'completion',
    'concurrency-limit',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'lock-handoff',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at from when on the time counts, at what happens to its timer when the task ends first, and at what the end of a task still does that nobody waits for any more.',
  check,
};

/**
 * Obligations: each task, and each wait for a lock, that was given a time. To the instant, but for the `resolution`, for work that held the
 * processor and for what the clock came late meanwhile; where both fall into one instant either may be told.
 */
function check(trace: Trace): Judgement {
  let obligations = 0;
  for (const timed of [...timeoutsOfTasks(trace), ...timeoutsOfLocks(trace)]) {
    obligations++;
    const violation = judge(trace, timed) ?? (timed.lock < 0 ? judgeSteps(trace, timed.task) : undefined);
    if (violation !== undefined) return { obligations, violation };
  }
  return { obligations };
}

function judge(trace: Trace, timed: Timed): Violation | undefined {
  const { events, claims, ending } = trace;
  const { from, over, expired, ms } = timed;
  const { resolution = 0 } = claims.guarantees;
  if (expired >= 0 && from < 0) return describe(trace, timed, 'which had not begun');
  if (from < 0) return undefined;
  if (ms === Number.POSITIVE_INFINITY)
    return expired >= 0 ? describe(trace, timed, 'though it was to have as long as it takes') : undefined;
  const deadline = events.time[from]! + ms;
  const told = timeOf(trace, deadline);
  if (expired >= 0) {
    const time = events.time[expired]!;
    // Where it may begin to count before the first step it does so before work that comes between, too.
    const early = resolution === 0 ? 0 : allowed(trace, trace.waits.spawnOf[timed.task]!, expired);
    if (over >= 0 && over < expired && events.time[over]! < deadline - early - TOLERANCE)
      return describe(trace, timed, `though it was over at ${when(trace, over)}`);
    if (time < deadline - early - TOLERANCE) return describe(trace, timed, `which is not up before ${told}`);
    if (time <= deadline + allowed(trace, from, expired) + TOLERANCE) return undefined;
    return describe(trace, timed, `which was up at ${told}`);
  }
  const last = events.length - 1;
  const to = over >= 0 ? over : last;
  // As long as it can still be told.
  if (over < 0 && ending.kind !== 'completed' && ending.kind !== 'deadlock') return undefined;
  if (events.time[to]! <= deadline + allowed(trace, from, to) + TOLERANCE) return undefined;
  return describe(trace, timed, `which was up at ${told}`);
}

/** ms by which it may be late. */
function allowed({ events, claims }: Trace, from: number, to: number): number {
  let ms = claims.guarantees.resolution ?? 0;
  for (let i = from; i < to; i++) {
    if (events.kind[i] === Kind.work) ms += events.b[i]!;
    else if (events.kind[i] === Kind.advance) ms += lateBy(events.a[i]!);
  }
  return ms;
}

function describe(trace: Trace, { task, lock, from, over, expired, ms }: Timed, why: string): Violation {
  const { events } = trace;
  const name = nameOf(trace, task);
  const time = ms === Number.POSITIVE_INFINITY ? 'no timeout' : milliseconds(ms);
  const what = lock < 0 ? time : `${milliseconds(ms)} to be given ${LOCK_KEYS[lock]}`;
  const told =
    expired >= 0
      ? `was told at ${when(trace, expired)} that its time is up`
      : 'was never told that its time is up';
  const to = expired >= 0 ? expired : over >= 0 ? over : events.length - 1;
  return {
    message: `${name} had ${what}, and ${told}, ${why}.`,
    task,
    from: events.time[from < 0 ? to : from]!,
    to: events.time[to]!,
    events: from < 0 || from === to ? [to] : [from, to],
    because: from < 0 ? [] : [`its time began at ${when(trace, from)}`],
  };
}

/** A task that is out of time, and must not go on. */
function judgeSteps(trace: Trace, task: number): Violation | undefined {
  const { events, waits, cuts, claims } = trace;
  if (!isExpired(cuts, task)) return undefined;
  const expired = cuts!.expired[task]!;
  const start = waits.startOf[task]!;
  const stops = claims.guarantees.timedOut === 'stops' || start < 0 || start > expired;
  if (!stops) return undefined;
  for (let i = expired + 1; i < events.length; i++) {
    if (events.task[i] !== task || !isStep(events.kind[i]!)) continue;
    const how = events.kind[i] === Kind.start ? 'started' : 'went on';
    return {
      message: `The time of ${nameOf(trace, task)} was up at ${when(trace, expired)}, and it ${how} at ${when(trace, i)}.`,
      task,
      from: events.time[expired]!,
      to: events.time[i]!,
      events: [expired, i],
      because: [],
    };
  }
  return undefined;
}

function isStep(kind: number): boolean {
  switch (kind) {
    case Kind.close:
    case Kind.stray:
    case Kind.cleanup:
    case Kind.cleaned:
    case Kind.revoke:
    case Kind.revoked:
    case Kind.release:
    case Kind.expire:
      return false;
    default:
      return true;
  }
}
