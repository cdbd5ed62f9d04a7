import { LEAST_DELAY } from '../trace/claims.ts';
import { Kind, Reason } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedFloats } from './scratch.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, timeOf, when } from './wording.ts';

export const deadlineOrder: Law = {
  id: 'deadline-order',
  rev: 1,
  statement: 'Of two sleeping tasks the one with the earlier deadline wakes first.',
  family: 'time',
  needs: ['overlap'],
  implies: ['no-early-wake', 'timely-wake'],
  yieldsTo: ['no-early-wake'],
  judges: 'any',
  hint: 'Look at the order of the timer queue: how two deadlines are compared, and what a removal does to the heap.',
  check,
};

const columns = reusedFloats();

/**
 * Obligations: each wake-up while another task sleeps towards a later deadline. Where work, or a clock that came late, has
 * made both due at once, only a scheduler that claims order 'fifo' and no lateness must still take the earlier one first: others may choose.
 */
function check(trace: Trace): Judgement {
  const { events, claims } = trace;
  const { kind, task, time, a, b } = events;
  const resolution = claims.guarantees.resolution ?? 0;
  const tasks = trace.program.tasks.length;
  const due = columns(tasks, Number.NaN);
  let obligations = 0;
  let sleeping = 0;
  let latestDue = Number.NEGATIVE_INFINITY;
  let latestWoken = Number.NEGATIVE_INFINITY;
  let suspicious = false;
  for (let i = 0; i < events.length; i++) {
    // Many take a sleep of 0 for a yield (asyncio does), and Node takes it for one of 1 ms: it has no place in the order.
    if (a[i] !== Reason.sleep || b[i]! < LEAST_DELAY) continue;
    if (kind[i] === Kind.suspend) {
      const deadline = time[i]! + b[i]!;
      due[task[i]!] = deadline;
      if (deadline > latestDue) latestDue = deadline;
      sleeping++;
    } else if (kind[i] === Kind.resume) {
      const deadline = due[task[i]!]!;
      if (Number.isNaN(deadline)) continue;
      due[task[i]!] = Number.NaN;
      sleeping--;
      if (sleeping > 0 && latestDue > deadline + resolution) obligations++;
      if (latestWoken > deadline + resolution + TOLERANCE) suspicious = true;
      if (deadline > latestWoken) latestWoken = deadline;
    }
  }
  if (!suspicious) return { obligations };
  const pair = findInversion(trace, resolution);
  if (pair === undefined) return { obligations };
  return { obligations: Math.max(obligations, 1), violation: describe(trace, pair[0], pair[1]) };
}

/**
 * The first wait that ended while one with an earlier deadline had not, after that one: n·log n in the sleeps. An earlier
 * one that became due before the processor was last held, or the clock last late, is passed over, now and for all later wake-ups.
 */
function findInversion(
  { events, waits, claims }: Trace,
  resolution: number,
): readonly [number, number] | undefined {
  const strict = claims.guarantees.order === 'fifo' && resolution === 0;
  const sleeps: number[] = [];
  for (let wait = 0; wait < waits.length; wait++) {
    const isSleep = waits.reason[wait] === Reason.sleep && events.b[waits.suspend[wait]!]! >= LEAST_DELAY;
    if (isSleep && waits.resume[wait]! >= 0) sleeps.push(wait);
  }
  const byDeadline = sleeps.toSorted((x, y) => waits.readyTime[x]! - waits.readyTime[y]! || x - y);
  const byResume = sleeps.sort((x, y) => waits.resume[x]! - waits.resume[y]!);
  let heldUntil = Number.NEGATIVE_INFINITY;
  let low = 0;
  let i = 0;
  for (const woken of byResume) {
    const resume = waits.resume[woken]!;
    for (; i < resume && !strict; i++) {
      if (events.kind[i] === Kind.work) heldUntil = Math.max(heldUntil, events.time[i]! + events.b[i]!);
      else if (events.kind[i] === Kind.advance && lateBy(events.a[i]!) > 0)
        heldUntil = Math.max(heldUntil, events.b[i]! + TOLERANCE);
    }
    while (low < byDeadline.length && isPassed(byDeadline[low]!, resume)) low++;
    const earlier = byDeadline[low];
    if (earlier === undefined) return undefined;
    const isEarlier = waits.readyTime[earlier]! + resolution < waits.readyTime[woken]! - TOLERANCE;
    if (isEarlier && waits.suspend[earlier]! < resume) return [earlier, woken];
  }
  return undefined;

  function isPassed(wait: number, resume: number): boolean {
    return waits.resume[wait]! <= resume || waits.readyTime[wait]! < heldUntil;
  }
}

function describe(trace: Trace, earlier: number, later: number): Violation {
  const { events, waits } = trace;
  const task = waits.task[earlier]!;
  const first = waits.resume[later]!;
  const second = waits.resume[earlier]!;
  const other = nameOf(trace, waits.task[later]!);
  return {
    message: `${other} (deadline ${timeOf(trace, waits.readyTime[later]!)}) woke at ${when(trace, first)}, before ${nameOf(trace, task)}, whose deadline of ${timeOf(trace, waits.readyTime[earlier]!)} came earlier.`,
    task,
    from: waits.readyTime[earlier]!,
    to: events.time[second]!,
    events: [waits.suspend[earlier]!, first, second],
    because: [
      `${nameOf(trace, task)} slept since ${when(trace, waits.suspend[earlier]!)} and woke only at ${when(trace, second)}`,
    ],
  };
}
