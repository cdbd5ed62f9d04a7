import { LEAST_DELAY } from '../trace/claims.ts';
import { latenessOf } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import { TOLERANCE } from './tolerance.ts';

/** The starts of a run as its rate sees them, one after the other. */
export interface Windows {
  readonly cap: number;
  /** ms as documented; and as must be kept, less what the world, or a task that works, made timers late. */
  readonly per: number;
  readonly least: number;
  /** ms for which tasks hold the processor in all. */
  readonly worked: number;
  readonly sliding: boolean;
  /** When each start was. */
  readonly times: number[];
  /** For each start when the window can have begun, at the earliest, of which it is the first; Infinity where it can be in none. */
  readonly earliest: number[];
  /** When the first window can have begun, at the earliest: some count from multiples of `per` on. */
  readonly origin: number;
}

/** Before the first start; undefined where there are too few tasks for the rate to matter. */
export function startWindows(trace: Trace): Windows | undefined {
  const { rate, program, claims, startTime, events, expected } = trace;
  const { cap, per } = rate;
  if (cap >= program.tasks.length - 1) return undefined;
  // Who is promised a start may be let start by a timer of 0 ms, and the next one by none.
  const late = claims.guarantees.workConserving === true ? 0 : LEAST_DELAY;
  const least = per - latenessOf(events) - expected.work - late - (claims.guarantees.resolution ?? 0);
  const origin = Math.floor(startTime / per) * per;
  const sliding = claims.guarantees.window === 'sliding';
  return { cap, per, least, worked: expected.work, sliding, times: [], earliest: [], origin };
}

/** Takes a start into account. Is it one too many? */
export function addStart(windows: Windows, time: number): boolean {
  const { times, earliest, cap, least, sliding } = windows;
  const number = times.length;
  const begin = earliestBegin(windows);
  earliest.push(begin <= time ? begin : Number.POSITIVE_INFINITY);
  times.push(time);
  if (least <= 0) return false;
  if (sliding) return number >= cap && time - times[number - cap]! < least - TOLERANCE;
  for (let first = Math.max(0, number + 1 - cap); first <= number; first++) {
    if (earliest[first]! <= time) return false;
  }
  // What comes later is judged as if a window began here.
  earliest[number] = time;
  return true;
}

/** How many more may start at this time, at most: where a window may end just now, those of two. */
export function roomAt(windows: Windows, time: number): number {
  const { times, earliest, cap, least, sliding } = windows;
  const count = times.length;
  if (least <= 0) return Number.POSITIVE_INFINITY;
  if (sliding) {
    let recent = 0;
    while (recent < count && time - times[count - 1 - recent]! < least - TOLERANCE) recent++;
    return Math.max(0, cap - recent);
  }
  if (count === 0) return 2 * cap;
  let left = 0;
  for (let first = Math.max(0, count - cap); first < count; first++) {
    if (earliest[first]! <= time) left = Math.max(left, cap - (count - first));
  }
  return earliestBegin(windows) <= time ? left + cap : left;
}

/** From when on the rate has room for one more, whatever window that is in: fewer than `cap` start in the `per` ms before it.
 *  A rate is kept by timers, which count from after whoever works, and of which one of 0 ms takes `LEAST_DELAY`. */
export function roomFrom({ times, cap, per, worked }: Windows): number {
  if (times.length < cap) return Number.NEGATIVE_INFINITY;
  return times[times.length - cap]! + per + worked + LEAST_DELAY;
}

/** Of the window that the next start would be the first of. */
function earliestBegin({ times, earliest, cap, least, origin }: Windows): number {
  const count = times.length;
  if (count === 0) return origin;
  let begin = Number.POSITIVE_INFINITY;
  for (let first = Math.max(0, count - cap); first < count; first++) {
    begin = Math.min(begin, Math.max(earliest[first]! + least - TOLERANCE, times[count - 1]!));
  }
  return begin;
}
