import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** From the first idle move on, over those that follow, up to event `end` (−1: it never came). */
export function idleSpan(
  { events, ending, startTime }: Trace,
  idle: number,
  end: number,
  stillFree: (event: number) => boolean,
): { readonly from: number; readonly to: number } {
  const last = events.length - 1;
  const from = idle <= last ? events.time[idle]! : last < 0 ? startTime : events.time[last]!;
  let to = from;
  const stop = end < 0 ? events.length : end;
  for (let i = idle; i < stop; i++) {
    if (events.kind[i] !== Kind.advance) continue;
    if (!stillFree(i)) return { from, to };
    to = events.b[i]!;
  }
  return { from, to: end < 0 && ending.kind === 'deadlock' ? Number.POSITIVE_INFINITY : to };
}
