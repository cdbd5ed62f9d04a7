import { type Cuts, isCut } from './cuts.ts';
import type { Events } from './event.ts';
import { Kind, Reason } from './event.ts';
import { isExpired } from './expired.ts';
import { WaitColumns } from './wait-columns.ts';

/**
 * Each time a task waited for its next turn: to start, or suspended. The intervals that laws share: from `suspend` to
 * `ready` a task is suspended, from `ready` to `resume` it is ready, from `resume` to its next suspension it runs.
 * Columns, in the order in which the waits began: wait `i` for i < length, and by task for those that say so.
 */
export interface Waits {
  readonly length: number;
  readonly task: Int32Array;
  /** A `Reason`. */
  readonly reason: Uint8Array;
  /** The event that began it: the spawn, or the suspension. */
  readonly suspend: Int32Array;
  /** When it became ready (a sleep's deadline, the awaited task's finish …), ms; Infinity where it never did. */
  readonly readyTime: Float64Array;
  /** From this event on it was ready, −1 if never. For a sleep: the end of the turn, or the clock's move, in which the
   *  deadline passed: before that no scheduler could have seen it. */
  readonly ready: Int32Array;
  /** The start or resume that ended it; −1 if none did. */
  readonly resume: Int32Array;
  /** For each task the event of its first start, of its finish, of its spawn; −1 if none. */
  readonly startOf: Int32Array;
  readonly finishOf: Int32Array;
  readonly spawnOf: Int32Array;
  /** 1 where a task was started by the very call that spawned it, inside its parent's turn. */
  readonly nested: Uint8Array;
}

/**
 * A task that was cancelled ends its last wait without ever having been ready for a turn, and whoever waits for it is ready
 * when the scheduler closes it. Linear in the events, plus n·log n in the sleeps. The result is valid until `waits` is written into
 * again.
 */
export function findWaits(
  events: Events,
  tasks: number,
  waits: WaitColumns = new WaitColumns(),
  cuts?: Cuts,
): Waits {
  waits.prepare(events.length, tasks);
  const { running, parents, lastJoin } = waits;
  if (tasks > 0) running[0] = 1;
  const sleepers: number[] = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn: {
        const child = events.a[i]!;
        waits.spawnOf[child] = i;
        parents[child] = task;
        const wait = waits.add(child, Reason.start, i);
        if (events.b[i]! > 0) {
          waits.readyTime[wait] = events.time[i]! + events.b[i]!;
          sleepers.push(wait);
        } else makeReady(events, waits, wait, i);
        break;
      }
      case Kind.start: {
        if (waits.startOf[task] === -1) {
          waits.startOf[task] = i;
          const parent = parents[task]!;
          if (parent >= 0 && running[parent] === 1) waits.nested[task] = 1;
        }
        resume(waits, task, i);
        break;
      }
      case Kind.suspend: {
        const reason = events.a[i]! as Reason;
        const wait = waits.add(task, reason, i);
        const target = events.b[i]!;
        if (reason === Reason.sleep) {
          waits.readyTime[wait] = events.time[i]! + events.b[i]!;
          sleepers.push(wait);
        } else if (reason === Reason.yield || (reason < Reason.cancel && waits.finishOf[target]! >= 0)) {
          makeReady(events, waits, wait, i);
        } else if (reason < Reason.cancel) {
          waits.joinBefore[wait] = lastJoin[target]!;
          lastJoin[target] = wait;
        }
        running[task] = 0;
        break;
      }
      case Kind.resume:
        resume(waits, task, i);
        break;
      case Kind.finish: {
        running[task] = 0;
        if (waits.finishOf[task] === -1) waits.finishOf[task] = i;
        if (!isExpired(cuts, task, i)) tellJoiners(events, waits, task, i);
        break;
      }
      case Kind.expire:
        if (events.a[i]! >= 0) resume(waits, task, i);
        else if (cuts?.expired[task] === i) tellJoiners(events, waits, task, i);
        break;
      case Kind.close:
        running[task] = 0;
        if (isCut(cuts, task)) tellJoiners(events, waits, task, i);
        break;
    }
  }
  if (sleepers.length > 0) wakeSleepers(events, waits, sleepers);
  if (cuts !== undefined) endCutWaits(waits, cuts, tasks);
  return waits;
}

function tellJoiners(events: Events, waits: WaitColumns, task: number, event: number): void {
  for (let wait = waits.lastJoin[task]!; wait >= 0; wait = waits.joinBefore[wait]!) {
    makeReady(events, waits, wait, event);
  }
  waits.lastJoin[task] = -1;
}

function endCutWaits(waits: WaitColumns, cuts: Cuts, tasks: number): void {
  for (let task = 0; task < tasks; task++) {
    const wait = waits.open[task]!;
    if (wait < 0 || !isCut(cuts, task)) continue;
    waits.ready[wait] = -1;
    waits.readyTime[wait] = Number.POSITIVE_INFINITY;
  }
}

function makeReady(events: Events, waits: WaitColumns, wait: number, event: number): void {
  waits.ready[wait] = event;
  waits.readyTime[wait] = events.time[event]!;
}

function resume(waits: WaitColumns, task: number, event: number): void {
  waits.running[task] = 1;
  const wait = waits.open[task]!;
  if (wait < 0) return;
  waits.resume[wait] = event;
  waits.open[task] = -1;
}

interface Ready {
  readonly suspend: Int32Array;
  readonly readyTime: Float64Array;
  readonly ready: Int32Array;
  readonly resume: Int32Array;
}

/** A deadline that has passed can be seen from the next end of a turn, or move of the clock, on. */
function wakeSleepers(events: Events, waits: Ready, sleepers: number[]): void {
  if (sleepers.length > 1) sleepers.sort((x, y) => waits.readyTime[x]! - waits.readyTime[y]! || x - y);
  let first = 0;
  for (let i = 0; i < events.length && first < sleepers.length; i++) {
    const kind = events.kind[i]!;
    const time = events.time[i]!;
    // An idle move is over, and what it reached can be seen, before the event that follows it.
    if (kind !== Kind.suspend && kind !== Kind.finish && kind !== Kind.close && kind !== Kind.advance)
      continue;
    const seen = kind === Kind.advance ? events.b[i]! : time;
    while (first < sleepers.length && waits.readyTime[sleepers[first]!]! <= seen) {
      const wait = sleepers[first++]!;
      // A zero sleep is ready from its own suspension on, at the earliest.
      waits.ready[wait] = Math.max(i, waits.suspend[wait]!);
    }
  }
}
