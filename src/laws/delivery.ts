import { Digest } from '../program/digest.ts';
import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { describeDigest, endOf, howCut, nameOf, perfect, when } from './wording.ts';

/**
 * Whether each join and settle of tasks that returned (`threw` 0) or threw (1) was given what the task really ended with,
 * right or wrong; what was cancelled ended with that, which counts as an error. Where the join of a cancelled task is claimed to cancel who joins,
 * that is how it is told. Obligations: each such delivery, and each waiter that was forgotten.
 */
export function judgeDeliveries(trace: Trace, threw: 0 | 1): Judgement {
  const { events, waits, cuts } = trace;
  const { kind, a, b } = events;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] !== Kind.deliver) continue;
    const target = a[i]!;
    if (isCut(cuts, target) && cuts!.asked[target]! < i) {
      if (threw === 0) continue;
      obligations++;
      if (b[i] !== Digest.cancelled) return { obligations, violation: wrongOfCancelled(trace, i) };
      continue;
    }
    const finish = waits.finishOf[target] ?? -1;
    // What is delivered before the end is a matter of causality.
    if (finish < 0 || finish > i || a[finish] !== threw) continue;
    obligations++;
    if (b[i] !== b[finish]) return { obligations, violation: wrongDelivery(trace, i, finish) };
  }
  const { ending } = trace;
  if (ending.kind !== 'completed' && ending.kind !== 'deadlock') return { obligations };
  for (let wait = 0; wait < waits.length; wait++) {
    if (waits.resume[wait]! >= 0 || !isJoin(waits.reason[wait]!)) continue;
    const suspend = waits.suspend[wait]!;
    if (isCut(cuts, waits.task[wait]!)) {
      if (threw === 0 || cuts!.joined?.[waits.task[wait]!] !== b[suspend]) continue;
      obligations++;
      if (isClosed(trace, suspend)) continue;
      return { obligations, violation: noNewsOfCancelled(trace, suspend) };
    }
    if (isCut(cuts, b[suspend]!)) {
      if (threw === 0) continue;
      return { obligations: obligations + 1, violation: noNewsOfCancelled(trace, suspend) };
    }
    const finish = waits.finishOf[b[suspend]!] ?? -1;
    if (finish < 0 || a[finish] !== threw) continue;
    return { obligations: obligations + 1, violation: noDelivery(trace, suspend, finish) };
  }
  return { obligations };
}

/** Did the join end the task, as it is claimed to where what is joined was cancelled? */
function isClosed({ events }: Trace, suspend: number): boolean {
  for (let i = suspend + 1; i < events.length; i++)
    if (events.kind[i] === Kind.close && events.task[i] === events.task[suspend]) return true;
  return false;
}

function isJoin(reason: number): boolean {
  return reason === Reason.join || reason === Reason.settle;
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

function wrongOfCancelled(trace: Trace, deliver: number): Violation {
  const { events } = trace;
  const target = nameOf(trace, events.a[deliver]!);
  const asked = trace.cuts!.asked[events.a[deliver]!]!;
  return {
    message: `${nameOf(trace, events.task[deliver]!)} joined ${target}, which ${howCut(trace, events.a[deliver]!)}, and was given ${describeDigest(trace, events.b[deliver]!)} at ${when(trace, deliver)}.`,
    task: events.task[deliver]!,
    from: events.time[asked]!,
    to: events.time[deliver]!,
    events: [asked, deliver],
    because: [`${target} ${howCut(trace, events.a[deliver]!)} at ${when(trace, asked)}, before its end`],
  };
}

function noNewsOfCancelled(trace: Trace, suspend: number): Violation {
  const { events } = trace;
  const target = events.b[suspend]!;
  const asked = trace.cuts!.asked[target]!;
  const told = asked < 0 ? suspend : asked;
  return {
    message: `${nameOf(trace, events.task[suspend]!)} joined ${nameOf(trace, target)}, which ${howCut(trace, target)} at ${when(trace, told)}, and was never told.`,
    task: events.task[suspend]!,
    from: events.time[told]!,
    to: events.time[events.length - 1]!,
    events: suspend < told ? [suspend, told] : [told, suspend],
    because: [`the join came at ${when(trace, suspend)}, ${suspend < told ? 'before that' : 'after that'}`],
  };
}
