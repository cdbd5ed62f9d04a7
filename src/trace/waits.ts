import type { Events } from './event.ts';
import { Kind, Reason } from './event.ts';

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

/** Columns to write waits into, kept from run to run and grown by doubling; longer than what is written. */
export class WaitColumns {
  length = 0;
  task: Int32Array = new Int32Array(0);
  reason: Uint8Array = new Uint8Array(0);
  suspend: Int32Array = new Int32Array(0);
  readyTime: Float64Array = new Float64Array(0);
  ready: Int32Array = new Int32Array(0);
  resume: Int32Array = new Int32Array(0);
  startOf: Int32Array = new Int32Array(0);
  finishOf: Int32Array = new Int32Array(0);
  spawnOf: Int32Array = new Int32Array(0);
  nested: Uint8Array = new Uint8Array(0);
  /** Of each task: the wait that has not ended, −1 if none; whether it runs; who spawned it. */
  open: Int32Array = new Int32Array(0);
  running: Uint8Array = new Uint8Array(0);
  parents: Int32Array = new Int32Array(0);

  prepare(waits: number, tasks: number): void {
    this.length = waits;
    if (waits > this.task.length) {
      this.task = new Int32Array(2 * waits);
      this.reason = new Uint8Array(2 * waits);
      this.suspend = new Int32Array(2 * waits);
      this.readyTime = new Float64Array(2 * waits);
      this.ready = new Int32Array(2 * waits);
      this.resume = new Int32Array(2 * waits);
    }
    if (tasks > this.startOf.length) {
      this.startOf = new Int32Array(2 * tasks);
      this.finishOf = new Int32Array(2 * tasks);
      this.spawnOf = new Int32Array(2 * tasks);
      this.nested = new Uint8Array(2 * tasks);
      this.open = new Int32Array(2 * tasks);
      this.running = new Uint8Array(2 * tasks);
      this.parents = new Int32Array(2 * tasks);
    }
    this.reason.fill(Reason.start, 0, waits);
    this.readyTime.fill(Number.POSITIVE_INFINITY, 0, waits);
    this.ready.fill(-1, 0, waits);
    this.resume.fill(-1, 0, waits);
    this.startOf.fill(-1, 0, tasks);
    this.finishOf.fill(-1, 0, tasks);
    this.spawnOf.fill(-1, 0, tasks);
    this.nested.fill(0, 0, tasks);
    this.open.fill(-1, 0, tasks);
    this.running.fill(0, 0, tasks);
    this.parents.fill(-1, 0, tasks);
  }
}

/** Linear in the events, plus n·log n in the sleeps. The result is valid until `waits` is written into again. */
export function findWaits(events: Events, tasks: number, waits: WaitColumns = new WaitColumns()): Waits {
  let count = 0;
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i]!;
    if (kind === Kind.spawn || kind === Kind.suspend) count++;
  }
  waits.prepare(count, tasks);
  const { open, running, parents } = waits;
  if (tasks > 0) running[0] = 1;
  let joiners: number[][] | undefined;
  const sleepers: number[] = [];
  let next = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn: {
        const child = events.a[i]!;
        waits.spawnOf[child] = i;
        parents[child] = task;
        waits.task[next] = child;
        waits.suspend[next] = i;
        waits.ready[next] = i;
        waits.readyTime[next] = events.time[i]!;
        open[child] = next++;
        break;
      }
      case Kind.start: {
        if (waits.startOf[task] === -1) {
          waits.startOf[task] = i;
          const parent = parents[task]!;
          if (parent >= 0 && running[parent] === 1) waits.nested[task] = 1;
        }
        resume(task, i);
        break;
      }
      case Kind.suspend: {
        const reason = events.a[i]!;
        waits.task[next] = task;
        waits.reason[next] = reason;
        waits.suspend[next] = i;
        if (reason === Reason.yield) {
          waits.ready[next] = i;
          waits.readyTime[next] = events.time[i]!;
        } else if (reason === Reason.sleep) {
          waits.readyTime[next] = events.time[i]! + events.b[i]!;
          sleepers.push(next);
        } else {
          const target = events.b[i]!;
          if (waits.finishOf[target]! >= 0) {
            waits.ready[next] = i;
            waits.readyTime[next] = events.time[i]!;
          } else {
            joiners ??= [];
            let list = joiners[target];
            if (list === undefined) joiners[target] = list = [];
            list.push(next);
          }
        }
        running[task] = 0;
        open[task] = next++;
        break;
      }
      case Kind.resume:
        resume(task, i);
        break;
      case Kind.finish: {
        running[task] = 0;
        if (waits.finishOf[task] === -1) waits.finishOf[task] = i;
        const list = joiners?.[task];
        if (joiners !== undefined && list !== undefined) {
          joiners[task] = [];
          for (const wait of list) {
            waits.ready[wait] = i;
            waits.readyTime[wait] = events.time[i]!;
          }
        }
        break;
      }
      case Kind.close:
        running[task] = 0;
        break;
    }
  }
  if (sleepers.length > 0) wakeSleepers(events, waits, sleepers);
  return waits;

  function resume(task: number, event: number): void {
    running[task] = 1;
    const wait = open[task]!;
    if (wait >= 0) {
      waits.resume[wait] = event;
      open[task] = -1;
    }
  }
}

/** What is to outlive the columns that it was written into. */
export function copyWaits(waits: Waits, tasks: number): Waits {
  const { length } = waits;
  return {
    length,
    task: waits.task.slice(0, length),
    reason: waits.reason.slice(0, length),
    suspend: waits.suspend.slice(0, length),
    readyTime: waits.readyTime.slice(0, length),
    ready: waits.ready.slice(0, length),
    resume: waits.resume.slice(0, length),
    startOf: waits.startOf.slice(0, tasks),
    finishOf: waits.finishOf.slice(0, tasks),
    spawnOf: waits.spawnOf.slice(0, tasks),
    nested: waits.nested.slice(0, tasks),
  };
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
