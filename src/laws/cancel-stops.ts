import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/**
 * A request may take its time: as long as it has not come back, the task may still go on, or end. Where it comes back at
 * once, nothing lies between: not even in the very turn in which the task's timer fires, as asyncio's `wait_for` once had it
 * (bpo-37658).
 */
export const cancelStops: Law = {
  id: 'cancel-stops',
  rev: 1,
  statement: 'Once a cancel has come back, the cancelled task takes no step more.',
  family: 'cancellation',
  needs: ['cancel'],
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
  for (let i = 0; i < events.length && obligations > 0; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i];
    if (task < 0 || kind === Kind.close || kind === Kind.stray) continue;
    // Its end gives back what it holds.
    if (kind === Kind.release && events.b[i]! < 0) continue;
    // To clean up is no step more.
    if (kind === Kind.cleanup || kind === Kind.cleaned) continue;
    const granted = cuts.granted[task]!;
    if (granted >= 0 && i > granted) return { obligations, violation: describe(trace, i) };
  }
  return { obligations };
}

function describe(trace: Trace, event: number): Violation {
  const { events, cuts } = trace;
  const task = events.task[event]!;
  const asked = cuts!.asked[task]!;
  const granted = cuts!.granted[task]!;
  const name = nameOf(trace, task);
  const how = events.kind[event] === Kind.start ? 'started' : 'went on';
  return {
    message: `${nameOf(trace, events.task[asked]!)} cancelled ${name} at ${when(trace, asked)}, and ${name} ${how} at ${when(trace, event)}.`,
    task,
    from: events.time[granted]!,
    to: events.time[event]!,
    events: [asked, granted, event],
    because: [standing(trace, task, asked)],
  };
}

/** What the task was doing when it was to be cancelled. */
function standing(trace: Trace, task: number, asked: number): string {
  const { events, waits } = trace;
  const name = nameOf(trace, task);
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
