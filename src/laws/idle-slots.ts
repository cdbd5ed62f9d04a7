import { isCut } from '../trace/cuts.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { idleSpan } from './idle-span.ts';
import type { Judgement, Violation } from './law.ts';
import { cutBy, describeSlots, freeSlots, holders } from './slots.ts';
import { namesOf, span } from './wording.ts';

/** Whether a slot is free that a waiting task could use. Obligations: each idle move, and each deadlock, while one waits. */
export function judgeSlots(trace: Trace): Judgement {
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
      case Kind.suspend: {
        const cut = cutBy(trace, i);
        if (cut < 0) break;
        if (waits.startOf[cut]! >= 0) running--;
        else waiting--;
        break;
      }
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

function slotIsFree(trace: Trace, idle: number, free: number): Violation {
  const { events, waits, program, limit } = trace;
  const waiting: number[] = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const spawn = waits.spawnOf[task]!;
    const start = waits.startOf[task]!;
    const isLeft = start < 0 && isCut(trace.cuts, task);
    if (spawn >= 0 && spawn < idle && (start < 0 || start > idle) && !isLeft) waiting.push(task);
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
