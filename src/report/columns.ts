import { TOLERANCE } from '../laws/tolerance.ts';
import type { Events } from '../trace/event.ts';
import { Kind } from '../trace/event.ts';

/**
 * Virtual time alone cannot carry a timeline: most of what goes wrong in a scheduler goes wrong while the clock stands
 * still. So a column is a turn, and columns of the same time stand side by side in the order of their turns.
 */
export interface Columns {
  /** The time of each column, ms since the start of the run. */
  readonly times: readonly number[];
  /** For each event its column. A move of the clock counts to the column that it leaves. */
  readonly of: Int32Array;
}

export function columnsOf(events: Events, startTime = 0): Columns {
  const times: number[] = [];
  const of = new Int32Array(events.length);
  for (let i = 0; i < events.length; i++) {
    const time = events.time[i]! - startTime;
    const isMove = events.kind[i] === Kind.advance;
    if (times.length === 0 || (!isMove && (time !== times.at(-1) || opensColumn(events, i))))
      times.push(time);
    of[i] = times.length - 1;
  }
  const last = events.length - 1;
  if (last >= 0 && events.kind[last] === Kind.advance) times.push(events.b[last]! - startTime);
  return { times, of };
}

/** With a column for each of these times: something is to be drawn there, though nothing happened. */
export function withTimes({ times, of }: Columns, more: readonly number[]): Columns {
  const added = [...new Set(more)].filter((time) => !times.some((one) => Math.abs(one - time) <= TOLERANCE));
  if (added.length === 0) return { times, of };
  const before = (time: number): number => added.filter((one) => one < time).length;
  return {
    times: [...times, ...added].sort((a, b) => a - b),
    of: of.map((column) => column + before(times[column]!)),
  };
}

/** A turn, and each mark of its own within a turn. */
function opensColumn(events: Events, i: number): boolean {
  switch (events.kind[i]) {
    case Kind.start:
    case Kind.resume:
    case Kind.close:
    case Kind.stray:
      return true;
    case Kind.finish:
      return events.a[i] === 1;
    default:
      return false;
  }
}
