import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { timeOf } from './wording.ts';

export const clockMonotonic: Law = {
  id: 'clock-monotonic',
  rev: 1,
  statement: "The scheduler's time never goes back.",
  family: 'time',
  needs: [],
  implies: ['deadline-order', 'no-early-wake', 'sleep-overlap', 'timely-wake'],
  judges: 'any',
  hint: 'Look for a clock that is set to a deadline which has passed already, and for negative delays.',
  check,
};

/** Obligations: each sleep and each work of more than 0 ms, since only there time is to move. An idle move says where it
 *  is to lead; a scheduler that keeps its own time may stop on the way. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  const { kind, time, a, b } = events;
  let obligations = 0;
  let reached = trace.startTime;
  for (let i = 0; i < events.length; i++) {
    const now = time[i]!;
    if (now < reached - TOLERANCE) {
      return { obligations: Math.max(obligations, 1), violation: describe(trace, i, reached) };
    }
    if (now > reached) reached = now;
    switch (kind[i]) {
      case Kind.suspend:
        if (a[i] === Reason.sleep && b[i]! > 0) obligations++;
        break;
      case Kind.work:
        if (b[i]! > 0) obligations++;
        break;
      case Kind.advance:
        if (b[i]! < reached - TOLERANCE) {
          return { obligations: Math.max(obligations, 1), violation: describe(trace, i, reached) };
        }
        break;
    }
  }
  return { obligations };
}

function describe(trace: Trace, event: number, reached: number): Violation {
  const { events } = trace;
  const task = events.task[event]!;
  const now =
    events.kind[event] === Kind.advance
      ? Math.min(events.b[event]!, events.time[event]!)
      : events.time[event]!;
  return {
    message: `The clock went back from ${timeOf(trace, reached)} to ${timeOf(trace, now)}.`,
    ...(task < 0 ? {} : { task }),
    from: now,
    to: reached,
    events: event > 0 ? [event - 1, event] : [event],
    because: [],
  };
}
