import { Kind, Reason } from '../trace/event.ts';
import { isAnyExpired, isExpired } from '../trace/expired.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import { cutBy } from './slots.ts';
import { addStart, roomAt, roomFrom, startWindows, type Windows } from './windows.ts';

/**
 * What a pool of slots has come to, event by event: who runs and waits, and what it was asked to do. A control is in force
 * once it has come back, and may be from when it is asked for.
 *
 * Many limiters give a task its slot some microtasks, or a timer, before it starts. What was *admitted* so may start though
 * the pool is paused meanwhile, or its limit lowered, or all that waits is cleared; how many these may be is known: no more
 * than slots were free; nor for how long, where no slot is claimed to idle.
 */
export interface Pool {
  /** Started and not ended, main left out; spawned, and neither started nor cancelled, cleared or refused. */
  running: number;
  waiting: number;
  /** Slots in force, and where a change is under way the more and the fewer. */
  most: number;
  least: number;
  /** May it start a task, as far as pauses go? Must it? While it is asked neither is known. */
  mayStart: boolean;
  mustStart: boolean;
  /** The event since which it may not, and how many that waited then may still start. */
  pausedAt: number;
  admittedAtPause: number;
  /** The event since which the limit is lower than before, and how many that waited then may start beyond it. */
  loweredAt: number;
  admittedAtLowering: number;
  /** Who asked last for a pause or a resume, for a limit, and how many slots there were before that. */
  asker: number;
  limiter: number;
  /** Who has a slot starts before the clock moves. */
  prompt: boolean;
  /** What the rate has come to; undefined where there is none that matters. */
  windows: Windows | undefined;
  /** The time of the event before this one. */
  now: number;
  /** The time of some task is up before its end. */
  expires: boolean;
}

const pool: Pool = {
  running: 0,
  waiting: 0,
  most: 0,
  least: 0,
  mayStart: true,
  mustStart: true,
  pausedAt: -1,
  admittedAtPause: 0,
  loweredAt: -1,
  admittedAtLowering: 0,
  asker: -1,
  limiter: -1,
  prompt: false,
  windows: undefined,
  now: 0,
  expires: false,
};

/** The pool before the first event. One object for all laws: whoever asks next begins anew. */
export function startPool(trace: Trace): Pool {
  const { limit, claims, cuts } = trace;
  pool.running = 0;
  pool.waiting = 0;
  pool.most = limit;
  pool.least = limit;
  pool.mayStart = true;
  pool.mustStart = true;
  pool.pausedAt = -1;
  pool.admittedAtPause = 0;
  pool.loweredAt = -1;
  pool.admittedAtLowering = 0;
  pool.asker = -1;
  pool.limiter = -1;
  pool.prompt = claims.guarantees.workConserving === true;
  pool.windows = startWindows(trace);
  pool.now = trace.startTime;
  pool.expires = isAnyExpired(cuts);
  return pool;
}

/** Takes event `i` into account. */
export function advance(pool: Pool, trace: Trace, i: number): void {
  const { events, waits } = trace;
  const task = events.task[i]!;
  pool.now = events.time[i]!;
  if (pool.expires) expire(pool, trace, i);
  switch (events.kind[i]) {
    case Kind.spawn:
      if (events.a[i]! > 0 && waits.spawnOf[events.a[i]!] === i && !isRefused(trace.cuts, events.a[i]!))
        pool.waiting++;
      break;
    case Kind.start:
      if (task <= 0 || waits.startOf[task] !== i) break;
      pool.running++;
      pool.waiting--;
      if (pool.windows !== undefined) addStart(pool.windows, pool.now);
      if (!pool.mayStart && waits.spawnOf[task]! < pool.pausedAt) pool.admittedAtPause--;
      if (waits.spawnOf[task]! < pool.loweredAt) pool.admittedAtLowering--;
      break;
    case Kind.finish:
      if (task > 0 && waits.finishOf[task] === i && waits.startOf[task]! >= 0 && !isExpired(trace.cuts, task))
        pool.running--;
      break;
    case Kind.suspend:
      if (events.a[i]! >= Reason.cancel) ask(pool, trace, i);
      break;
    case Kind.resume:
      if (events.a[i]! > Reason.idle) grant(pool, trace, i);
      break;
    case Kind.advance:
      pool.now = events.b[i]!;
      if (!pool.prompt || events.b[i]! <= events.time[i]!) break;
      pool.admittedAtPause = 0;
      pool.admittedAtLowering = 0;
      break;
  }
}

/** Is there one that waits, and nothing that it could wait for, from `time` on? */
export function hasToStart(pool: Pool, time: number = pool.now): boolean {
  if (!pool.mustStart || pool.waiting <= 0 || pool.running >= pool.least) return false;
  return pool.windows === undefined || roomFrom(pool.windows) <= time;
}

/** How many of those that wait may have a slot already. */
export function admitted(pool: Pool): number {
  let free = Math.min(pool.waiting, Math.max(0, pool.most - pool.running, pool.admittedAtLowering));
  if (pool.windows !== undefined) free = Math.min(free, roomAt(pool.windows, pool.now));
  return pool.mayStart ? free : Math.min(free, Math.max(0, pool.admittedAtPause));
}

/** How many a clear drops that is asked for by event `i`. */
export function clearedBy({ events, cuts, program }: Trace, i: number): number {
  if (cuts === undefined || events.a[i] !== Reason.clear) return 0;
  let count = 0;
  for (let task = 1; task < program.tasks.length; task++) if (cuts.asked[task] === i) count++;
  return count;
}

/** Whose time is up holds no slot any more, and waits for none. */
function expire(pool: Pool, { waits, cuts }: Trace, i: number): void {
  for (let task = 1; task < cuts!.upSince.length; task++) {
    if (cuts!.upSince[task] !== i) continue;
    if (waits.startOf[task]! >= 0 && waits.startOf[task]! <= cuts!.expired[task]!) pool.running--;
    else pool.waiting--;
  }
}

function ask(pool: Pool, trace: Trace, i: number): void {
  const { events, waits } = trace;
  const task = events.task[i]!;
  switch (events.a[i]) {
    case Reason.cancel: {
      const cut = cutBy(trace, i);
      if (cut < 0) break;
      if (waits.startOf[cut]! >= 0) pool.running--;
      else pool.waiting--;
      break;
    }
    case Reason.clear:
      pool.waiting -= clearedBy(trace, i);
      break;
    case Reason.pause:
      pool.mustStart = false;
      pool.asker = task;
      break;
    case Reason.resume:
      pool.mayStart = true;
      pool.asker = task;
      break;
    case Reason['set-limit']:
      pool.most = Math.max(pool.most, events.b[i]!);
      pool.least = Math.min(pool.least, events.b[i]!);
      pool.limiter = task;
      break;
  }
}

/** Where several are under way at once, the last counts. */
function grant(pool: Pool, { events }: Trace, i: number): void {
  const task = events.task[i]!;
  switch (events.a[i]) {
    case Reason.pause:
      if (pool.asker !== task) break;
      if (pool.mayStart) {
        pool.admittedAtPause = admitted(pool);
        pool.pausedAt = i;
      }
      pool.mayStart = false;
      break;
    case Reason.resume:
      if (pool.asker === task) pool.mustStart = true;
      break;
    case Reason['set-limit']: {
      const limit = events.b[i]!;
      if (pool.limiter !== task) break;
      if (limit < pool.most) {
        pool.admittedAtLowering = admitted(pool);
        pool.loweredAt = i;
      }
      pool.most = limit;
      pool.least = limit;
      break;
    }
  }
}
