import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedInts } from './scratch.ts';
import { describeSlots, freeSlots, holders } from './slots.ts';
import { nameOf, namesOf, span, timeOf } from './wording.ts';

/** Work conservation, a term of queueing theory: nobody idles while there is work. */
export const workConservation: Law = {
  id: 'work-conservation',
  rev: 1,
  statement:
    'When the clock moves, no slot is free that a waiting task could use (no task is ready, where nothing limits).',
  family: 'capacity',
  needs: ['work-conserving'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
  ],
  judges: 'any',
  hint: 'Look at every way in which a task can end (return, throw, throw before its first wait): each must give its slot on.',
  check,
};

/** Obligations: each idle move of the clock, and each deadlock, when a task waits to start (has just had a turn, where
 *  nothing limits). */
function check(trace: Trace): Judgement {
  return trace.limit === Number.POSITIVE_INFINITY ? checkProcessor(trace) : checkSlots(trace);
}

function checkSlots(trace: Trace): Judgement {
  const { events, waits, limit } = trace;
  let obligations = 0;
  let running = 0;
  let waiting = 0;
  let idle = -1;
  for (let i = 0; i < events.length && idle < 0; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn:
        if (events.a[i]! > 0 && waits.spawnOf[events.a[i]!] === i) waiting++;
        break;
      case Kind.start:
        if (task <= 0 || waits.startOf[task] !== i) break;
        running++;
        waiting--;
        break;
      case Kind.finish:
        if (task > 0 && waits.finishOf[task] === i && waits.startOf[task]! >= 0) running--;
        break;
      case Kind.advance:
        if (waiting <= 0 || events.b[i]! <= events.time[i]!) break;
        obligations++;
        if (running < limit) idle = i;
        break;
    }
  }
  if (idle < 0 && trace.ending.kind === 'deadlock' && waiting > 0) {
    obligations++;
    if (running < limit) idle = events.length;
  }
  return idle < 0 ? { obligations } : { obligations, violation: slotIsFree(trace, idle, limit - running) };
}

const columns = reusedInts();

function checkProcessor(trace: Trace): Judgement {
  const { events, waits } = trace;
  const { length } = events;
  // How many waits become ready at each event, less those that end there.
  const change = columns(length).fill(0, 0, length);
  for (let wait = 0; wait < waits.length; wait++) {
    if (!isOwed(trace, wait)) continue;
    const ready = waits.ready[wait]!;
    const resume = waits.resume[wait]!;
    change[ready] = change[ready]! + 1;
    if (resume >= 0) change[resume] = change[resume]! - 1;
  }
  let obligations = 0;
  let ready = 0;
  let turns = 0;
  for (let i = 0; i < length; i++) {
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) {
      if (turns > 0) obligations++;
      turns = 0;
      if (ready > 0) return { obligations: Math.max(obligations, 1), violation: processorIsIdle(trace, i) };
    } else if (change[i]! < 0) turns++;
    ready += change[i]!;
  }
  if (trace.ending.kind !== 'deadlock' || ready === 0) return { obligations };
  return { obligations: obligations + 1, violation: processorIsIdle(trace, length) };
}

/** Became ready, and did not end before that. How late a sleep may be noticed is what `resolution` is about. */
function isOwed({ waits, claims }: Trace, wait: number): boolean {
  const ready = waits.ready[wait]!;
  const resume = waits.resume[wait]!;
  if (ready < 0 || (resume >= 0 && resume <= ready)) return false;
  return waits.reason[wait] !== Reason.sleep || (claims.guarantees.resolution ?? 0) === 0;
}

function slotIsFree(trace: Trace, idle: number, free: number): Violation {
  const { events, waits, program, limit } = trace;
  const waiting: number[] = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const spawn = waits.spawnOf[task]!;
    const start = waits.startOf[task]!;
    if (spawn >= 0 && spawn < idle && (start < 0 || start > idle)) waiting.push(task);
  }
  const task = waiting[0]!;
  const { from, to } = idleSpan(trace, idle, waits.startOf[task]!, (i) => holders(trace, i).length < limit);
  return {
    message: `${span(trace, from, to)} ${freeSlots(free, limit)} while ${namesOf(trace, waiting)} waited.`,
    task,
    from,
    to: to === Number.POSITIVE_INFINITY ? from : to,
    events: idle < events.length ? [waits.spawnOf[task]!, idle] : [waits.spawnOf[task]!],
    because: describeSlots(trace, idle, task),
  };
}

function processorIsIdle(trace: Trace, idle: number): Violation {
  const { events, waits } = trace;
  const ready: number[] = [];
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait]!;
    if (isOwed(trace, wait) && waits.ready[wait]! < idle && (resume < 0 || resume > idle)) ready.push(wait);
  }
  const first = ready[0]!;
  const task = waits.task[first]!;
  const { from, to } = idleSpan(trace, idle, waits.resume[first]!, () => true);
  return {
    message: `${span(trace, from, to)} the processor was idle while ${namesOf(
      trace,
      ready.map((wait) => waits.task[wait]!),
    )} ${ready.length === 1 ? 'was' : 'were'} ready.`,
    task,
    from,
    to: to === Number.POSITIVE_INFINITY ? from : to,
    events: idle < events.length ? [waits.ready[first]!, idle] : [waits.ready[first]!],
    because: [`${nameOf(trace, task)} was ready since ${timeOf(trace, waits.readyTime[first]!)}`],
  };
}

/** From the first idle move on, over those that follow, up to event `end` (−1: it never came). */
function idleSpan(
  { events, ending }: Trace,
  idle: number,
  end: number,
  stillFree: (event: number) => boolean,
): { readonly from: number; readonly to: number } {
  const last = events.length - 1;
  const from = idle <= last ? events.time[idle]! : last < 0 ? 0 : events.time[last]!;
  let to = from;
  const stop = end < 0 ? events.length : end;
  for (let i = idle; i < stop; i++) {
    if (events.kind[i] !== Kind.advance) continue;
    if (!stillFree(i)) return { from, to };
    to = events.b[i]!;
  }
  return { from, to: end < 0 && ending.kind === 'deadlock' ? Number.POSITIVE_INFINITY : to };
}
