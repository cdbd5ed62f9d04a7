import type { Events, Kind } from './event.ts';

/** Writes events into columns that grow by doubling and are reused from run to run: copy what is to be kept. */
export class Recorder implements Events {
  length = 0;
  kind: Uint8Array = new Uint8Array(1024);
  task: Int32Array = new Int32Array(1024);
  time: Float64Array = new Float64Array(1024);
  a: Int32Array = new Int32Array(1024);
  b: Float64Array = new Float64Array(1024);

  reset(): void {
    this.length = 0;
  }

  add(kind: Kind, task: number, time: number, a = 0, b = 0): void {
    const i = this.length;
    if (i === this.kind.length) this.grow();
    this.kind[i] = kind;
    this.task[i] = task;
    this.time[i] = time;
    this.a[i] = a;
    this.b[i] = b;
    this.length = i + 1;
  }

  private grow(): void {
    const size = this.kind.length * 2;
    const { kind, task, time, a, b } = this;
    this.kind = new Uint8Array(size);
    this.task = new Int32Array(size);
    this.time = new Float64Array(size);
    this.a = new Int32Array(size);
    this.b = new Float64Array(size);
    this.kind.set(kind);
    this.task.set(task);
    this.time.set(time);
    this.a.set(a);
    this.b.set(b);
  }
}

export function copyEvents(events: Events): Events {
  return new KeptEvents(events);
}

class KeptEvents implements Events {
  readonly length: number;
  readonly kind: Uint8Array;
  readonly task: Int32Array;
  readonly time: Float64Array;
  readonly a: Int32Array;
  readonly b: Float64Array;

  constructor(events: Events) {
    const { length } = events;
    this.length = length;
    this.kind = events.kind.slice(0, length);
    this.task = events.task.slice(0, length);
    this.time = events.time.slice(0, length);
    this.a = events.a.slice(0, length);
    this.b = events.b.slice(0, length);
  }

  /** Plain lists of the first events, while `length` tells of all: a livelock has so many that a report would be megabytes. */
  toJSON(): object {
    const { length, kind, task, time, a, b } = this;
    const columns = Object.entries({ kind, task, time, a, b });
    return {
      length,
      ...Object.fromEntries(columns.map(([name, column]) => [name, [...column.slice(0, MOST_IN_JSON)]])),
    };
  }
}

const MOST_IN_JSON = 1000;

/** FNV-1a over all columns: two traces are equal event for event when their lengths and hashes are (up to collisions). */
export function hashEvents(events: Events): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < events.length; i++) {
    hash = mix(hash, events.kind[i]!);
    hash = mix(hash, events.task[i]!);
    hash = mix(hash, events.a[i]!);
    hash = mixDouble(hash, events.time[i]!);
    hash = mixDouble(hash, events.b[i]!);
  }
  return hash >>> 0;
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME);
}

const PRIME = 0x01000193;
const PRIME_SQUARED: number = Math.imul(PRIME, PRIME);

function mixDouble(hash: number, value: number): number {
  // The rule below, for the whole numbers that nearly all are: their upper half and their fraction are 0.
  if (value >= 0 && value === (value | 0)) return Math.imul(mix(hash, value), PRIME_SQUARED);
  const whole = Math.floor(value);
  // Fractions of a millisecond matter to a trace as much as whole ones do.
  return mix(mix(mix(hash, whole | 0), Math.floor(whole / 2 ** 32) | 0), ((value - whole) * 2 ** 31) | 0);
}
