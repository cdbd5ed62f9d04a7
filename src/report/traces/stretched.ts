import type { Events } from '../../trace/event.ts';

/**
 * Virtual time spread out for viewers that know time alone: most of a scheduler's work happens while the clock stands
 * still, and slices of no length lie on top of each other. A ms is 1000 µs, as everywhere; within an instant each event
 * comes at least a µs after the one before it, so the order of events is the order of their times, whatever the clock did.
 */
export interface Stretched {
  /** For each event shown its time, µs. Strictly increasing whole numbers. */
  readonly times: readonly number[];
  /** When all is over, µs: after the last event. */
  readonly end: number;
  /** The µs of a point of virtual time, given in ms: no event that happened earlier comes after it, but for crowds of more
   *  than a thousand in an instant. */
  readonly at: (ms: number) => number;
}

export function stretch(events: Events, startTime: number, shown: number = events.length): Stretched {
  const at = (ms: number): number => Math.max(0, Math.round((ms - startTime) * MICROSECONDS));
  const times: number[] = [];
  let last = -1;
  for (let i = 0; i < shown; i++) {
    last = Math.max(last + 1, at(events.time[i]!));
    times.push(last);
  }
  return { times, end: last + 1, at };
}

const MICROSECONDS = 1000;
