import { LEAST_DELAY } from '../trace/claims.ts';
import { Kind, Reason } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedFloats } from './scratch.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, timeOf, when } from './wording.ts';

export const timelyWake: Law = {
  id: 'timely-wake',
  rev: 1,
  statement:
    'A task that sleeps is continued within the claimed resolution after its deadline, work of others not counted.',
  family: 'time',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Look at how the next deadline is chosen when a timer is added or cancelled, and at what the loop does between deadlines. One that looks every n ms claims `resolution: n`.',
  check,
};

/**
 * Obligations: each sleep that ended. Worst: the latest wake-up, ms, without what others worked meanwhile. All work since
 * the task went to sleep is forgiven, since a scheduler may note the deadline only after the others' turns; and so is what
 * the clock came late meanwhile, since a scheduler may get to the deadline by several timers.
 */
function check(trace: Trace): Judgement {
  const { events, waits, claims } = trace;
  const resolution = claims.guarantees.resolution ?? 0;
  let obligations = 0;
  let worst = 0;
  let latest = -1;
  let busy: Float64Array | undefined;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait]!;
    if (waits.reason[wait] !== Reason.sleep || resume < 0) continue;
    obligations++;
    const suspend = waits.suspend[wait]!;
    const due = Math.max(waits.readyTime[wait]!, events.time[suspend]! + LEAST_DELAY);
    let late = events.time[resume]! - due;
    if (late <= worst + TOLERANCE) continue;
    busy ??= busyUntil(trace);
    late -= busy[resume]! - busy[suspend + 1]!;
    if (late <= worst + TOLERANCE) continue;
    worst = late;
    if (late > resolution + TOLERANCE) latest = wait;
  }
  if (latest < 0) return obligations === 0 ? { obligations } : { obligations, worst };
  return { obligations, worst, violation: describe(trace, latest, worst, resolution) };
}

const columns = reusedFloats();

/** For each event the ms before it in which the processor was held: by work, by a clock that was late and, where sleep
 *  holds it, by sleep. */
function busyUntil({ events, claims }: Trace): Float64Array {
  const holds = claims.guarantees.sleep === 'holds';
  const until = columns(events.length + 1, 0);
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i];
    const held = kind === Kind.work || (holds && kind === Kind.suspend && events.a[i] === Reason.sleep);
    const late = kind === Kind.advance ? lateBy(events.a[i]!) : 0;
    until[i + 1] = until[i]! + (held ? events.b[i]! : late);
  }
  return until;
}

function describe(trace: Trace, wait: number, late: number, resolution: number): Violation {
  const { events, waits } = trace;
  const task = waits.task[wait]!;
  const resume = waits.resume[wait]!;
  const suspend = waits.suspend[wait]!;
  const deadline = waits.readyTime[wait]!;
  const after = events.time[resume]! - deadline;
  const why = isLate(trace, suspend, resume) ? 'others worked or the world was late' : 'others worked';
  const worked = after - late > TOLERANCE ? ` (${milliseconds(after - late)} of it while ${why})` : '';
  const allowed = resolution > 0 ? `; ${milliseconds(resolution)} would be within its claim` : '';
  return {
    message: `${nameOf(trace, task)} woke at ${when(trace, resume)}, ${milliseconds(after)} after its deadline of ${timeOf(trace, deadline)}${worked}${allowed}.`,
    task,
    from: deadline,
    to: events.time[resume]!,
    events: [suspend, resume],
    because: [`it went to sleep at ${when(trace, suspend)} for ${milliseconds(events.b[suspend]!)}`],
  };
}

function isLate({ events }: Trace, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (events.kind[i] === Kind.advance && lateBy(events.a[i]!) > 0) return true;
  }
  return false;
}
