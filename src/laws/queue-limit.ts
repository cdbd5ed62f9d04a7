import { LEAST_DELAY } from '../trace/claims.ts';
import { Kind } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { type Arrival, arrivalsOf } from './room.ts';
import { freeSlots, limitAt } from './slots.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, when } from './wording.ts';

export const queueLimit: Law = {
  id: 'queue-limit',
  rev: 1,
  statement:
    'Who comes when as many wait as may, and no slot is free, is refused, at once, and never starts; nobody else is refused.',
  family: 'capacity',
  needs: ['room'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'fifo-start',
    'hog-tolerance',
    'idle-exact',
    'join-delivery',
    'priority-order',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what is compared with the bound, and when: those that wait, without those that run and without the newcomer, and only if that cannot start at once.',
  check,
};

/** Obligations: each spawn of which it is known what is to become of it. Of a refusal somebody may be told by a timer of 0 ms. */
function check(trace: Trace): Judgement {
  const { events, cuts } = trace;
  const started = startsOfRefused(trace);
  if (started !== undefined) return { obligations: 1, violation: started };
  const arrivals = arrivalsOf(trace);
  let obligations = 0;
  for (const arrival of arrivals) {
    const { task, spawn, due } = arrival;
    const told = isRefused(cuts, task) ? cuts!.refused![task]! : -1;
    if (due !== 'either' && trace.room < Number.POSITIVE_INFINITY) obligations++;
    if (due === 'accepted' && told >= 0) return found(turnedAway(trace, arrival, told));
    if (due === 'refused' && told < 0) return found(letIn(trace, arrival));
    if (told >= 0 && isLate(spawn, told)) return found(toldLate(trace, task, told));
  }
  return { obligations };

  function found(violation: Violation): Judgement {
    return { obligations: Math.max(1, obligations), violation };
  }

  function isLate(spawn: number, told: number): boolean {
    let allowed = (trace.claims.guarantees.resolution ?? 0) + LEAST_DELAY;
    for (let i = spawn; i < told; i++) {
      if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]!);
      if (events.kind[i] === Kind.work) allowed += events.b[i]!;
    }
    return events.time[told]! > events.time[spawn]! + allowed + TOLERANCE;
  }
}

/** What was said to be refused, and started all the same. */
function startsOfRefused(trace: Trace): Violation | undefined {
  const { events, waits } = trace;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.refuse) continue;
    const task = events.task[i]!;
    const start = waits.startOf[task]!;
    if (start < 0) continue;
    return {
      message: `${nameOf(trace, task)} was refused at ${when(trace, i)}, and started at ${when(trace, start)}.`,
      task,
      from: events.time[Math.min(i, start)]!,
      to: events.time[Math.max(i, start)]!,
      events: [waits.spawnOf[task]!, Math.min(i, start), Math.max(i, start)].filter((event) => event >= 0),
      because: [],
    };
  }
  return undefined;
}

function turnedAway(trace: Trace, arrival: Arrival, told: number): Violation {
  const { events } = trace;
  const { task, spawn } = arrival;
  return {
    message: `${nameOf(trace, task)}, spawned at ${when(trace, spawn)}, was refused, and there was ${roomThen(trace, arrival)}.`,
    task,
    from: events.time[spawn]!,
    to: events.time[told]!,
    events: [spawn, told],
    because: [stateThen(arrival)],
  };
}

function roomThen(trace: Trace, { spawn, waiting, running }: Arrival): string {
  const { room } = trace;
  if (room === Number.POSITIVE_INFINITY) return 'room for any number to wait';
  if (waiting < room) return `room for ${room} to wait: ${waiting === 0 ? 'nobody' : `only ${waiting}`} did`;
  const limit = limitAt(trace, spawn);
  return `a slot: ${freeSlots(limit - running, limit)}`;
}

function letIn(trace: Trace, arrival: Arrival): Violation {
  const { events, waits } = trace;
  const { task, spawn, waiting } = arrival;
  const start = waits.startOf[task]!;
  const instead = start < 0 ? 'it was never told so' : `it started at ${when(trace, start)}`;
  const full = `there is room for ${trace.room} to wait, and ${waiting} did`;
  return {
    message: `${nameOf(trace, task)}, spawned at ${when(trace, spawn)}, had to be refused, since ${full}; ${instead}.`,
    task,
    from: events.time[spawn]!,
    to: events.time[start < 0 ? spawn : start]!,
    events: start < 0 ? [spawn] : [spawn, start],
    because: [stateThen(arrival)],
  };
}

/** @example 'when it came 2 ran and 1 waited' */
function stateThen({ running, waiting }: Arrival): string {
  return `when it came ${running} ran and ${waiting} waited`;
}

function toldLate(trace: Trace, task: number, told: number): Violation {
  const { events, waits } = trace;
  const spawn = waits.spawnOf[task]!;
  return {
    message: `${nameOf(trace, task)} was spawned at ${when(trace, spawn)}, and not refused at once, but at ${when(trace, told)}.`,
    task,
    from: events.time[spawn]!,
    to: events.time[told]!,
    events: [spawn, told],
    because: [],
  };
}
