import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import { advance, type Pool, startPool } from './pool.ts';
import { TOLERANCE } from './tolerance.ts';
import { roomAt, roomFrom } from './windows.ts';

/** One that came to the line, and what was to become of it. */
export interface Arrival {
  readonly task: number;
  /** The event that spawned it. */
  readonly spawn: number;
  /** `either`: what its scheduler knew by then is not known. */
  readonly due: 'refused' | 'accepted' | 'either';
  /** How many ran, and how many waited before it. */
  readonly running: number;
  readonly waiting: number;
}

/**
 * Who must be refused, and who must not, where so many may wait: by what had happened, and not by what its scheduler did, so that
 * one mistake is no other's excuse. Who came with room, or with a slot that nobody else waits for, is accepted; who came
 * where as many waited as may, and no slot was theirs, is refused.
 *
 * Designs differ in who waits: one that was given a slot may count until it starts, or not; of an end, or a cancel, in the same
 * instant (or in the lateness that is claimed) they may hear before or after; and while nobody may start, a free slot is a place, or not. Then
 * either is right. What was cancelled while it ran may hold its slot for as long as it likes. Linear in the events.
 */
export function arrivalsOf(trace: Trace): readonly Arrival[] {
  const { events, waits, claims } = trace;
  const pool = startPool(trace);
  const { resolution = 0 } = claims.guarantees;
  const arrivals: { -readonly [K in keyof Arrival]: Arrival[K] }[] = [];
  /** Those of this instant that are to be refused, if nobody leaves behind them in it. */
  let doubtful: { readonly arrival: (typeof arrivals)[number]; readonly spare: number; left: number }[] = [];
  let left: {
    readonly time: number;
    readonly waited: boolean;
    readonly moves: number;
    readonly cleared: boolean;
  }[] = [];
  let stopped = 0;
  let moves = 0;
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i]!;
    if (kind === Kind.advance && events.b[i]! > events.time[i]!) {
      settle();
      moves++;
    }
    const task = events.a[i]!;
    if (kind === Kind.spawn && task > 0 && waits.spawnOf[task] === i) {
      const recent = left.filter(
        (leave) => leave.moves === moves || events.time[i]! <= leave.time + resolution,
      );
      left = recent;
      const recentWaiting = recent.filter(({ waited }) => waited).length;
      const { running, waiting } = pool;
      const most = waiting + recentWaiting;
      const mayHold = running + stopped + recent.length - recentWaiting;
      const arrival = { task, spawn: i, due: 'either' as Arrival['due'], running, waiting };
      arrivals.push(arrival);
      // How many fewer could wait, and it would still be refused.
      const spare = waiting - slotsLeft(pool) - trace.room;
      if (most < trace.room || hasSlot(pool, most, mayHold)) arrival.due = 'accepted';
      else if (spare >= 0) doubtful.push({ arrival, spare, left: 0 });
    }
    // That has come back: the line is empty.
    if (kind === Kind.resume && events.a[i] === Reason.clear) left = left.filter(({ cleared }) => !cleared);
    const [ran, waited] = [pool.running, pool.waiting];
    advance(pool, trace, i);
    const gone = kind === Kind.spawn ? 0 : ran + waited - pool.running - pool.waiting;
    for (let n = 0; n < gone; n++) {
      const hasWaited = n < waited - pool.waiting;
      if (!hasWaited && kind !== Kind.finish) stopped++;
      const cleared = kind === Kind.suspend && events.a[i] === Reason.clear;
      left.push({ time: events.time[i]!, waited: hasWaited, moves, cleared });
      for (const one of doubtful) one.left++;
    }
  }
  settle();
  return arrivals;

  function settle(): void {
    for (const { arrival, spare, left } of doubtful)
      if (left <= spare) arrival.due = isGone(arrival.task) ? 'either' : 'refused';
    doubtful = [];
  }

  /** Nobody was told whether it was refused before it was cancelled, or cleared. */
  function isGone(task: number): boolean {
    const { cuts } = trace;
    return isCut(cuts, task) && waits.startOf[task]! < 0 && !isRefused(cuts, task);
  }
}

/** Of those that wait so many may have a slot already; in a pause, too, where it is taken for a place. */
function slotsLeft(pool: Pool): number {
  const free = Math.max(0, pool.most - pool.running, pool.admittedAtLowering);
  return pool.windows === undefined ? free : Math.min(free, roomAt(pool.windows, pool.now));
}

/** Could it start at once, behind all that wait? */
function hasSlot(pool: Pool, waiting: number, running: number): boolean {
  if (!pool.prompt || !pool.mustStart || running + waiting >= pool.least) return false;
  return pool.windows === undefined || (waiting === 0 && roomFrom(pool.windows) <= pool.now + TOLERANCE);
}

/**
 * Was some task cancelled, or cleared, in the instant in which it was spawned, and never started? It may have been refused, and
 * nobody could be told of that by then: nobody knows whether it waited.
 */
export function mayHideRefusal({ events, waits, cuts, room, program }: Trace): boolean {
  if (cuts === undefined || room === Number.POSITIVE_INFINITY) return false;
  let rest = -1;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) rest = i;
    for (let task = 1; task < program.tasks.length; task++) {
      if (cuts.asked[task] !== i || waits.startOf[task]! >= 0 || isRefused(cuts, task)) continue;
      if (waits.spawnOf[task]! > rest) return true;
    }
  }
  return false;
}
