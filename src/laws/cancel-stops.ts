import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/**
 * A request may take its time: as long as it has not come back, the task may still go on, or end. Where it comes back at
 * once, nothing lies between: not even in the very turn in which the task's timer fires, as asyncio's `wait_for` once had it
 * (bpo-37658).
 *
 * Where a call within the task begins to clean up, though what it waited for is not over, the cancel has got there: the call must not come
 * back, and the caller not go on behind it, as JavaScript has it where `return()` meets a `finally` block that waits.
 */
export const cancelStops: Law = {
  id: 'cancel-stops',
  rev: 1,
  statement:
    'Once a cancel has come back, or has broken off a call within the task, the cancelled task takes no step more; nor does who lost a race that is over.',
  family: 'cancellation',
  needs: ['cut'],
  implies: [
    'causality',
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
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
  hint: 'Look at every state in which a task can be cancelled: not started, waiting for a timer or a task, ready with its wake-up in the queue.',
  check,
};

/** Obligations: each task that was cancelled before its end. */
function check(trace: Trace): Judgement {
  const { events, cuts } = trace;
  if (cuts === undefined) return { obligations: 0 };
  let obligations = 0;
  for (const granted of cuts.granted) if (granted >= 0) obligations++;
  // By task; most programs have none.
  let broken: Map<number, number> | undefined;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i];
    if (task < 0 || kind === Kind.close || kind === Kind.stray) continue;
    // Its end gives back what it holds.
    if (kind === Kind.release && events.b[i]! < 0) continue;
    // To clean up is no step more.
    if (
      kind === Kind.revoke ||
      kind === Kind.revoked ||
      (kind === Kind.spawn && trace.code.late?.[events.a[i]!])
    )
      continue;
    if (kind === Kind.cleanup || kind === Kind.cleaned) {
      if (kind === Kind.cleanup && isBrokenOff(trace, i)) {
        broken ??= new Map();
        broken.set(task, i);
        obligations++;
      }
      continue;
    }
    const cleanup = broken?.get(task);
    if (cleanup !== undefined) return { obligations, violation: describe(trace, i, cleanup) };
    const granted = cuts.granted[task]!;
    if (granted >= 0 && i > granted) return { obligations, violation: describe(trace, i, granted) };
  }
  return { obligations };
}

/** A call of a cancelled task cleans up, though its sleep is not over. */
function isBrokenOff({ events, code, cuts }: Trace, cleanup: number): boolean {
  const task = events.task[cleanup]!;
  const asked = cuts!.asked[task]!;
  if (asked < 0 || asked > cleanup) return false;
  if (code.tasks[task]?.[events.a[cleanup]!]?.kind !== 'guarded-sleep') return false;
  let last = cleanup - 1;
  while (last >= 0 && !(events.task[last] === task && isOfWait(events.kind[last]!))) last--;
  return events.kind[last] === Kind.suspend;
}

function isOfWait(kind: number): boolean {
  return kind === Kind.suspend || kind === Kind.resume;
}

/** `since`: when it came back, or broke off a call. */
function describe(trace: Trace, event: number, since: number): Violation {
  const { events, cuts } = trace;
  const task = events.task[event]!;
  const asked = cuts!.asked[task]!;
  const name = nameOf(trace, task);
  const how =
    events.kind[event] === Kind.start
      ? 'started'
      : events.kind[since] === Kind.cleanup
        ? 'cleaned up, and went on'
        : 'went on';
  const isArm = events.kind[asked] === Kind.resume;
  const asker = nameOf(trace, events.task[asked]!);
  const joined = cuts!.joined?.[task] ?? -1;
  const what =
    joined >= 0
      ? `${name} joined ${nameOf(trace, joined)}, which was cancelled, and so was cancelled at ${when(trace, asked)}`
      : isArm
        ? `What ${asker} waited for together with ${name} was over at ${when(trace, asked)}`
        : `${asker} cancelled ${asker === name ? 'itself' : name} at ${when(trace, asked)}`;
  return {
    message: `${what}, and ${name} ${how} at ${when(trace, event)}.`,
    task,
    from: events.time[since]!,
    to: events.time[event]!,
    events: [asked, since, event],
    because: [standing(trace, task, asked)],
  };
}

/** What the task was doing when it was to be cancelled. */
function standing(trace: Trace, task: number, asked: number): string {
  const { events, waits } = trace;
  const name = nameOf(trace, task);
  if (events.task[asked] === task) return `${name} was in the middle of its turn`;
  for (let i = asked - 1; i >= 0; i--) {
    if (events.task[i] !== task || events.kind[i] !== Kind.suspend) continue;
    const target = events.b[i]!;
    switch (events.a[i]) {
      case Reason.sleep: {
        const due = events.time[i]! + target;
        return due <= events.time[asked]!
          ? `the sleep of ${name} was just over`
          : `${name} was asleep since ${when(trace, i)}`;
      }
      case Reason.join:
      case Reason.settle: {
        const finish = waits.finishOf[target] ?? -1;
        const ended = finish >= 0 && finish < asked ? ', which had just ended' : '';
        return `${name} was waiting for ${nameOf(trace, target)}${ended}`;
      }
      default:
        return `${name} had given its turn away at ${when(trace, i)}`;
    }
  }
  return `${name} had not started`;
}
