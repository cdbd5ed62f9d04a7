import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { idleSpan } from './idle-span.ts';
import type { Judgement, Violation } from './law.ts';
import { reusedInts } from './scratch.ts';
import { nameOf, namesOf, span, timeOf } from './wording.ts';

const columns = reusedInts();

/** Whether the processor idles while a task is ready. Obligations: each idle move after a turn. */
export function judgeProcessor(trace: Trace): Judgement {
  const { events, waits } = trace;
  const { length } = events;
  // How many waits become ready at each event, less those that end there.
  const change = columns(length, 0);
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

/** Became ready, and did not end before that. How late a sleeper may wake is a matter of timely-wake. */
function isOwed({ waits }: Trace, wait: number): boolean {
  const ready = waits.ready[wait]!;
  const resume = waits.resume[wait]!;
  return waits.reason[wait] !== Reason.sleep && ready >= 0 && (resume < 0 || resume > ready);
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
