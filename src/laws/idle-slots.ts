import { rateText } from '../program/rate.ts';
import { isCut } from '../trace/cuts.ts';
import { Kind } from '../trace/event.ts';
import { lateBy, latenessOf } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import { idleSpan } from './idle-span.ts';
import type { Judgement, Violation } from './law.ts';
import { advance, hasToStart, type Pool, startPool } from './pool.ts';
import { describeSlots, endOf, freeSlots, holders, limitAt } from './slots.ts';
import { TOLERANCE } from './tolerance.ts';
import { roomFrom } from './windows.ts';
import { namesOf, span } from './wording.ts';

/** Whether a slot is free that a waiting task could use. Obligations: each idle move, and each deadlock, while one waits and no
 *  pause holds it. */
export function judgeSlots(trace: Trace): Judgement {
  const { events } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.advance) {
      advance(pool, trace, i);
      continue;
    }
    if (pool.waiting <= 0 || !pool.mustStart || events.b[i]! <= events.time[i]!) continue;
    if (isDoubtful(trace) && !isAnyWaiting(trace, i)) continue;
    obligations++;
    // What comes late is the world: where the clock could have come at, room would not have been passed over.
    const late = pool.windows === undefined ? 0 : lateBy(events.a[i]!) + TOLERANCE;
    if (hasToStart(pool, events.b[i]! - late) && isAnyWaiting(trace, i)) {
      return { obligations, violation: slotIsFree(trace, i, pool) };
    }
  }
  if (trace.ending.kind !== 'deadlock' || pool.waiting <= 0 || !pool.mustStart) return { obligations };
  if (isDoubtful(trace) && !isAnyWaiting(trace, events.length)) return { obligations };
  obligations++;
  if (pool.running >= pool.least || !isAnyWaiting(trace, events.length)) return { obligations };
  return { obligations, violation: slotIsFree(trace, events.length, pool) };
}

/** May a task that has not started wait for something else than a slot? */
function isDoubtful({ code, claims }: Trace): boolean {
  return code.pending || claims.guarantees.failure === 'stops';
}

function isAnyWaiting(trace: Trace, idle: number): boolean {
  for (let task = 1; task < trace.program.tasks.length; task++) if (isWaiting(trace, task, idle)) return true;
  return false;
}

/** For a slot: neither forgotten nor given as a promise that is not yet kept, nor is its time up. */
function isWaiting(trace: Trace, task: number, idle: number): boolean {
  const start = trace.waits.startOf[task]!;
  if (start >= 0 ? start <= idle : isCut(trace.cuts, task) && endOf(trace, task) <= idle) return false;
  return isGiven(trace, task, idle);
}

function isGiven({ events, waits }: Trace, task: number, idle: number): boolean {
  const spawn = waits.spawnOf[task]!;
  if (spawn < 0 || spawn > idle) return false;
  const late = events.b[spawn]! > 0 ? latenessOf(events) : 0;
  return idle >= events.length || events.time[spawn]! + events.b[spawn]! + late <= events.time[idle]!;
}

function slotIsFree(trace: Trace, idle: number, pool: Pool): Violation {
  const { events, waits, program } = trace;
  const limit = limitAt(trace, idle);
  const waiting: number[] = [];
  for (let task = 1; task < program.tasks.length; task++) {
    if (isWaiting(trace, task, idle)) waiting.push(task);
  }
  const task = waiting[0]!;
  const { from: since, to } = idleSpan(
    trace,
    idle,
    waits.startOf[task]!,
    (i) => holders(trace, i).length < limitAt(trace, i),
  );
  const from = pool.windows === undefined ? since : Math.max(since, roomFrom(pool.windows));
  const free = [
    ...(limit === Number.POSITIVE_INFINITY ? [] : [freeSlots(pool.least - pool.running, limit)]),
    ...(trace.rate.cap === Number.POSITIVE_INFINITY ? [] : [`the rate of ${rateText(trace.rate)} had room`]),
  ];
  return {
    message: `${span(trace, from, to)} ${free.join(' and ')} while ${namesOf(trace, waiting)} waited.`,
    task,
    from,
    to: to === Number.POSITIVE_INFINITY ? from : to,
    events: idle < events.length ? [waits.spawnOf[task]!, idle] : [waits.spawnOf[task]!],
    because: describeSlots(trace, idle, task),
  };
}
