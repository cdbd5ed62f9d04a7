import { Reason } from './event.ts';
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
