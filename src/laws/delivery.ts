import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { describeDigest, endOf, nameOf, perfect, when } from './wording.ts';

/**
 * Whether each join and settle of tasks that returned (`threw` 0) or threw (1) was given what the task really ended with,
 * right or wrong. Obligations: each such delivery, and each waiter that was forgotten.
 */
export function judgeDeliveries(trace: Trace, threw: 0 | 1): Judgement {
  const { events, waits } = trace;
  const { kind, a, b } = events;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] !== Kind.deliver) continue;
    const finish = waits.finishOf[a[i]!] ?? -1;
    // What is delivered before the end is a matter of causality.
    if (finish < 0 || finish > i || a[finish] !== threw) continue;
    obligations++;
    if (b[i] !== b[finish]) return { obligations, violation: wrongDelivery(trace, i, finish) };
  }
  const { ending } = trace;
  if (ending.kind !== 'completed' && ending.kind !== 'deadlock') return { obligations };
  for (let wait = 0; wait < waits.length; wait++) {
    if (waits.resume[wait]! >= 0 || waits.reason[wait]! < Reason.join) continue;
    const suspend = waits.suspend[wait]!;
    const finish = waits.finishOf[b[suspend]!] ?? -1;
    if (finish < 0 || a[finish] !== threw) continue;
    return { obligations: obligations + 1, violation: noDelivery(trace, suspend, finish) };
  }
  return { obligations };
}

function wrongDelivery(trace: Trace, deliver: number, finish: number): Violation {
  const { events } = trace;
  const task = events.task[deliver]!;
  const target = events.task[finish]!;
  const ended = endOf(trace, target, events.a[finish]!, events.b[finish]!);
  return {
    message: `${nameOf(trace, task)} joined ${nameOf(trace, target)} and was given ${describeDigest(trace, events.b[deliver]!)} at ${when(trace, deliver)}, but ${nameOf(trace, target)} had ${perfect(ended)}.`,
    task,
    from: events.time[finish]!,
    to: events.time[deliver]!,
    events: [finish, deliver],
    because: [`${nameOf(trace, target)} ${ended} at ${when(trace, finish)}`],
  };
}

function noDelivery(trace: Trace, suspend: number, finish: number): Violation {
  const { events } = trace;
  const task = events.task[suspend]!;
  const target = events.task[finish]!;
  const ended = endOf(trace, target, events.a[finish]!, events.b[finish]!);
  const order = suspend < finish ? 'before that' : 'after that';
  return {
    message: `${nameOf(trace, task)} joined ${nameOf(trace, target)}, which ${ended} at ${when(trace, finish)}, and was never told.`,
    task,
    from: events.time[finish]!,
    to: events.time[events.length - 1]!,
    events: suspend < finish ? [suspend, finish] : [finish, suspend],
    because: [`the join came at ${when(trace, suspend)}, ${order}`],
  };
}
