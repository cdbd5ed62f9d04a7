import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { describeDigest, endOf, nameOf, perfect, when } from './wording.ts';

export const cancelIdempotent: Law = {
  id: 'cancel-idempotent',
  rev: 1,
  statement: 'To cancel a task that has ended, or is cancelled already, changes nothing for anybody.',
  family: 'cancellation',
  needs: ['cancel'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what a cancel does with a task that is in no queue any more: it must find it ended, and leave.',
  check,
};

/** Obligations: each request to cancel what has ended or was cancelled before. */
function check(trace: Trace): Judgement {
  const { events, waits, cuts, ending } = trace;
  if (cuts === undefined) return { obligations: 0 };
  let obligations = 0;
  let latest = -1;
  for (let i = 0; i < events.length; i++) {
    const isCancel = events.a[i] === Reason.cancel;
    if (events.kind[i] === Kind.suspend && isCancel) {
      latest = isNeedless(trace, i) ? i : -1;
      if (latest >= 0) obligations++;
    } else if (events.kind[i] === Kind.resume && isCancel) {
      if (latest >= 0 && events.task[i] === events.task[latest]) latest = -1;
    } else if (
      events.kind[i] === Kind.close &&
      latest >= 0 &&
      ending.kind !== 'crash' &&
      cuts.steps[events.task[i]!] === -1
    ) {
      return { obligations, violation: disturbs(trace, latest, i) };
    } else if (events.kind[i] === Kind.deliver && obligations > 0) {
      const target = events.a[i]!;
      const finish = waits.finishOf[target] ?? -1;
      if (finish < 0 || finish > i || events.b[i] === events.b[finish] || isCut(cuts, target)) continue;
      const cancel = cancelOf(trace, target, finish, i);
      if (cancel >= 0) return { obligations, violation: changes(trace, cancel, finish, i) };
    }
  }
  if (latest < 0) return { obligations };
  const crashes = ending.kind === 'crash' && (ending.where === 'cancel' || ending.where === 'clearTimer');
  if (!crashes && ending.kind !== 'deadlock') return { obligations };
  return { obligations, violation: breaksDown(trace, latest) };
}

/** The task had ended, or somebody had asked before. */
function isNeedless({ events, waits, cuts }: Trace, cancel: number): boolean {
  const target = events.b[cancel]!;
  const finish = waits.finishOf[target] ?? -1;
  if (finish >= 0 && finish < cancel) return true;
  const granted = cuts!.granted[target] ?? -1;
  return granted >= 0 && granted < cancel;
}

/** The request after the task's end, and before it was delivered, to cancel it; −1 if there is none. */
function cancelOf({ events }: Trace, target: number, finish: number, deliver: number): number {
  for (let i = finish + 1; i < deliver; i++) {
    if (events.kind[i] === Kind.suspend && events.a[i] === Reason.cancel && events.b[i] === target) return i;
  }
  return -1;
}

function disturbs(trace: Trace, cancel: number, close: number): Violation {
  const other = trace.events.task[close]!;
  return {
    message: `${needless(trace, cancel)}, and that closed ${nameOf(trace, other)}.`,
    task: other,
    from: trace.events.time[cancel]!,
    to: trace.events.time[close]!,
    events: [cancel, close],
    because: [],
  };
}

function changes(trace: Trace, cancel: number, finish: number, deliver: number): Violation {
  const { events } = trace;
  const target = events.task[finish]!;
  const ended = perfect(endOf(trace, target, events.a[finish]!, events.b[finish]!));
  return {
    message: `${needless(trace, cancel)}, and ${nameOf(trace, events.task[deliver]!)} was given ${describeDigest(trace, events.b[deliver]!)} for it at ${when(trace, deliver)}, though it had ${ended}.`,
    task: target,
    from: events.time[cancel]!,
    to: events.time[deliver]!,
    events: [finish, cancel, deliver],
    because: [],
  };
}

function breaksDown(trace: Trace, cancel: number): Violation {
  const { events, ending } = trace;
  const what =
    ending.kind === 'crash'
      ? `the scheduler threw ${ending.error}`
      : `${nameOf(trace, events.task[cancel]!)} was never continued`;
  return {
    message: `${needless(trace, cancel)}, and ${what}.`,
    task: events.b[cancel]!,
    from: events.time[cancel]!,
    to: events.time[events.length - 1]!,
    events: [cancel],
    because: [],
  };
}

/** @example 'main cancelled a at 3 ms, which had ended' */
function needless(trace: Trace, cancel: number): string {
  const { events, waits } = trace;
  const target = events.b[cancel]!;
  const finish = waits.finishOf[target] ?? -1;
  const why = finish >= 0 && finish < cancel ? 'had ended' : 'was cancelled already';
  return `${nameOf(trace, events.task[cancel]!)} cancelled ${nameOf(trace, target)} at ${when(trace, cancel)}, which ${why}`;
}
