import type { Reason } from './event.ts';
import type { Waits } from './waits.ts';

/** Columns to write waits into, kept from run to run and grown by doubling; longer than what is written. */
export class WaitColumns implements Waits {
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
  /** Of each task: the wait that has not ended, −1 if none; whether it runs; who spawned it; the last wait for its end,
   *  −1 if none. */
  open: Int32Array = new Int32Array(0);
  running: Uint8Array = new Uint8Array(0);
  parents: Int32Array = new Int32Array(0);
  lastJoin: Int32Array = new Int32Array(0);
  /** Of each wait for a task's end: the one before it. */
  joinBefore: Int32Array = new Int32Array(0);

  /** Room for as many waits as there are events. */
  prepare(waits: number, tasks: number): void {
    this.length = 0;
    if (waits > this.task.length) {
      this.task = new Int32Array(2 * waits);
      this.reason = new Uint8Array(2 * waits);
      this.suspend = new Int32Array(2 * waits);
      this.readyTime = new Float64Array(2 * waits);
      this.ready = new Int32Array(2 * waits);
      this.resume = new Int32Array(2 * waits);
      this.joinBefore = new Int32Array(2 * waits);
    }
    if (tasks > this.startOf.length) {
      this.startOf = new Int32Array(2 * tasks);
      this.finishOf = new Int32Array(2 * tasks);
      this.spawnOf = new Int32Array(2 * tasks);
      this.nested = new Uint8Array(2 * tasks);
      this.open = new Int32Array(2 * tasks);
      this.running = new Uint8Array(2 * tasks);
      this.parents = new Int32Array(2 * tasks);
      this.lastJoin = new Int32Array(2 * tasks);
    }
    // One loop instead of a `fill` for each: they are short, and a call of `fill` costs as much as twenty values.
    for (let task = 0; task < tasks; task++) {
      this.startOf[task] = -1;
      this.finishOf[task] = -1;
      this.spawnOf[task] = -1;
      this.nested[task] = 0;
      this.open[task] = -1;
      this.running[task] = 0;
      this.parents[task] = -1;
      this.lastJoin[task] = -1;
    }
  }

  /** A wait that is not over, and not ready unless told so. */
  add(task: number, reason: Reason, suspend: number): number {
    const wait = this.length++;
    this.task[wait] = task;
    this.reason[wait] = reason;
    this.suspend[wait] = suspend;
    this.readyTime[wait] = Number.POSITIVE_INFINITY;
    this.ready[wait] = -1;
    this.resume[wait] = -1;
    this.open[task] = wait;
    return wait;
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
