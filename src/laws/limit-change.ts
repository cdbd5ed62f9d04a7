import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { advance, hasToStart, type Pool, startPool } from './pool.ts';
import { freeSlots, holders } from './slots.ts';
import { controlled, nameOf, namesOf, when } from './wording.ts';

export const limitChange: Law = {
  id: 'limit-change',
  rev: 1,
  statement:
    'Once the limit is set anew no task starts beyond it, but those that had their slot before; and where it is higher, waiting tasks start before the clock moves.',
  family: 'capacity',
  needs: ['limit', 'set-limit'],
  implies: [
    'completion',
    'concurrency-limit',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what setting the limit does at once: a higher one has slots to fill, and each end must compare with the limit of now.',
  check,
};

/**
 * Obligations: each spawn or end, after the limit was lowered, that finds a task waiting for a slot that is there no more;
 * each limit that gives a waiting task a slot.
 */
function check(trace: Trace): Judgement {
  const { events, waits, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  /** Slots before the limit was lowered last. */
  let before = pool.most;
  let raised = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i];
    if (kind === Kind.start && task > 0 && waits.startOf[task] === i && exceeds(pool, waits.spawnOf[task]!)) {
      return { obligations: Math.max(obligations, 1), violation: beyond(trace, pool, i) };
    }
    const most = pool.most;
    advance(pool, trace, i);
    if (kind === Kind.resume && events.a[i] === Reason['set-limit']) {
      if (pool.loweredAt === i) before = most;
      raised = hasToStart(pool) ? i : -1;
      if (raised >= 0) obligations++;
    } else if ((kind === Kind.spawn || kind === Kind.finish) && pool.loweredAt >= 0) {
      if (pool.waiting > 0 && pool.running >= pool.most && pool.running < before) obligations++;
    } else if (kind === Kind.advance && events.b[i]! > events.time[i]! && raised >= 0) {
      if (hasToStart(pool, events.time[i]!) && claims.guarantees.workConserving === true) {
        return { obligations, violation: idles(trace, pool, raised, i) };
      }
      // Who starts tasks by a timer has as long as it takes.
      if (!hasToStart(pool, events.time[i]!)) raised = -1;
    }
  }
  if (raised < 0 || ending.kind !== 'deadlock' || !hasToStart(pool, Number.POSITIVE_INFINITY))
    return { obligations };
  return { obligations, violation: idles(trace, pool, raised, events.length) };
}

/** Would one more be too many, and not have had its slot before? */
function exceeds(pool: Pool, spawn: number): boolean {
  if (pool.loweredAt < 0 || pool.running < pool.most) return false;
  return spawn > pool.loweredAt || pool.admittedAtLowering <= 0;
}

function beyond(trace: Trace, { loweredAt, most, running }: Pool, start: number): Violation {
  const { events } = trace;
  const task = events.task[start]!;
  return {
    message: `${setter(trace, loweredAt)}, and at ${when(trace, start)} ${nameOf(trace, task)} started beside ${namesOf(trace, holders(trace, start))}: ${running + 1} tasks at a limit of ${most}.`,
    task,
    from: events.time[loweredAt]!,
    to: events.time[start]!,
    events: [loweredAt, start],
    because: [],
  };
}

function idles(trace: Trace, pool: Pool, raised: number, idle: number): Violation {
  const { events } = trace;
  const end = Math.min(idle, events.length - 1);
  const free = freeSlots(pool.least - pool.running, pool.least);
  const until = idle < events.length ? `when the clock moved at ${when(trace, idle)}` : 'for ever after';
  return {
    message: `${setter(trace, raised)}, and ${until} ${free} while a task waited.`,
    task: events.task[raised]!,
    from: events.time[raised]!,
    to: events.time[end]!,
    events: [raised],
    because: [],
  };
}

/** @example 'main set the limit to 2 at 0 ms' */
function setter(trace: Trace, event: number): string {
  return `${nameOf(trace, trace.events.task[event]!)} ${controlled(trace, event)} at ${when(trace, event)}`;
}
