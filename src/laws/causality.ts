import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import { isExpired } from '../trace/expired.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, timeOf, when } from './wording.ts';

/** Happens-before (Lamport), as far as these programs have it: program order, spawn before start, finish before join. */
export const causality: Law = {
  id: 'causality',
  rev: 1,
  statement:
    'No effect comes before its cause: a task starts after its spawn, and a join ends after the joined task.',
  family: 'order',
  needs: [],
  implies: [
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
  hint: 'Look for a waiter that is told when a task is started, or suspended, instead of when it has ended.',
  check,
};

/** Obligations: each start of a spawned task and each delivery. */
function check(trace: Trace): Judgement {
  const { events, waits } = trace;
  const { kind, task, a, b } = events;
  let obligations = 0;
  let started = false;
  for (let i = 0; i < events.length; i++) {
    const who = task[i]!;
    switch (kind[i]) {
      case Kind.start: {
        if (who === 0) {
          started = true;
          break;
        }
        obligations++;
        const spawn = waits.spawnOf[who]!;
        if (!started || spawn < 0 || spawn > i)
          return { obligations, violation: startsEarly(trace, i, spawn) };
        if (events.b[spawn]! > 0 && events.time[i]! < events.time[spawn]! + events.b[spawn]! - TOLERANCE)
          return { obligations, violation: startsUngiven(trace, i, spawn) };
        break;
      }
      case Kind.spawn:
        if (trace.code.parents[a[i]!] !== who) {
          return { obligations: obligations + 1, violation: wrongParent(trace, i) };
        }
        break;
      case Kind.resume:
        if (a[i] === Reason.join || a[i] === Reason.settle) {
          const finish = endOf(trace, b[i]!);
          if (finish < 0 || finish > i)
            return { obligations: obligations + 1, violation: joinsEarly(trace, i, b[i]!) };
        }
        break;
      case Kind.deliver: {
        obligations++;
        const finish = endOf(trace, a[i]!);
        if (finish < 0 || finish > i) return { obligations, violation: joinsEarly(trace, i, a[i]!) };
        break;
      }
    }
  }
  return { obligations };
}

/** What was cancelled may be told of from the request on, and whose time was up from there on. */
function endOf({ waits, cuts }: Trace, task: number): number {
  const finish = waits.finishOf[task] ?? -1;
  if (isExpired(cuts, task, finish < 0 ? undefined : finish)) return cuts!.expired[task]!;
  return finish < 0 && isCut(cuts, task) ? cuts!.asked[task]! : finish;
}

function startsUngiven(trace: Trace, start: number, spawn: number): Violation {
  const { events } = trace;
  const kept = events.time[spawn]! + events.b[spawn]!;
  return {
    message: `${nameOf(trace, events.task[start]!)} started at ${when(trace, start)}, but what it was given as was a promise until ${timeOf(trace, kept)}.`,
    task: events.task[start]!,
    from: events.time[start]!,
    to: kept,
    events: [spawn, start],
    because: [],
  };
}

function startsEarly(trace: Trace, start: number, spawn: number): Violation {
  const { events } = trace;
  const task = events.task[start]!;
  const cause =
    spawn < 0
      ? 'nobody spawned it'
      : spawn > start
        ? `its spawn came later, at ${when(trace, spawn)}`
        : 'main had not';
  return {
    message: `${nameOf(trace, task)} started at ${when(trace, start)}, but ${cause}.`,
    task,
    from: events.time[start]!,
    to: spawn > start ? events.time[spawn]! : events.time[start]!,
    events: spawn > start ? [start, spawn] : [start],
    because: [],
  };
}

function wrongParent(trace: Trace, spawn: number): Violation {
  const { events } = trace;
  const child = events.a[spawn]!;
  return {
    message: `${nameOf(trace, events.task[spawn]!)} spawned ${nameOf(trace, child)} at ${when(trace, spawn)}, which is not its child.`,
    task: child,
    from: events.time[spawn]!,
    to: events.time[spawn]!,
    events: [spawn],
    because: [],
  };
}

function joinsEarly(trace: Trace, event: number, target: number): Violation {
  const { events, waits } = trace;
  const task = events.task[event]!;
  const finish = endOf(trace, target);
  const start = waits.startOf[target] ?? -1;
  const awaited = nameOf(trace, target);
  const end =
    finish < 0 ? `${awaited} never ended` : `${awaited} ended only at ${when(trace, finish)}, after that`;
  return {
    message: `${nameOf(trace, task)} was continued from its join of ${awaited} at ${when(trace, event)}, but ${end}.`,
    task,
    from: events.time[event]!,
    to: finish < 0 ? events.time[events.length - 1]! : events.time[finish]!,
    events: finish < 0 ? [event] : [event, finish],
    because: [
      start < 0 || start > event
        ? `${awaited} had not even started`
        : `${awaited} had started at ${when(trace, start)}`,
    ],
  };
}
