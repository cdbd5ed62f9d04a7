import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { admitted, advance, hasToStart, startPool } from './pool.ts';
import { describeDigest, nameOf, when } from './wording.ts';

export const clearDropsWaiting: Law = {
  id: 'clear-drops-waiting',
  rev: 1,
  statement:
    'What waits when all that waits is cleared never starts, but those that had their slot before; what runs goes on, and what is added later starts.',
  family: 'control',
  needs: ['clear'],
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
  hint: 'Look at what a clear empties: the line, and nothing else. Neither the count of those that run, nor what a newcomer finds.',
  check,
};

/** Obligations: each clear that finds a task waiting. */
function check(trace: Trace): Judgement {
  const { events, waits, cuts, ending } = trace;
  if (cuts === undefined) return { obligations: 0 };
  const pool = startPool(trace);
  let obligations = 0;
  let cleared = -1;
  let granted = -1;
  let mayStillStart = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i];
    if (kind === Kind.suspend && events.a[i] === Reason.clear) {
      if (pool.waiting > 0) obligations++;
      mayStillStart = admitted(pool);
      cleared = i;
    } else if (kind === Kind.resume && events.a[i] === Reason.clear) {
      granted = i;
    } else if (granted >= 0 && kind === Kind.start && task > 0 && waits.startOf[task] === i) {
      const hadSlot = (): boolean => !waitsForInput(trace, task, granted) && --mayStillStart >= 0;
      if (waits.spawnOf[task]! < cleared && !hadSlot()) {
        return { obligations: Math.max(obligations, 1), violation: starts(trace, cleared, i) };
      }
    } else if (granted >= 0 && kind === Kind.deliver && isTouched(trace, granted, i)) {
      return { obligations: Math.max(obligations, 1), violation: touches(trace, granted, i) };
    }
    advance(pool, trace, i);
  }
  const isOwed = hasToStart(pool, Number.POSITIVE_INFINITY);
  if (granted < 0 || ending.kind !== 'deadlock' || !isOwed) return { obligations };
  for (let task = 1; task < trace.program.tasks.length; task++) {
    if (waits.spawnOf[task]! < granted || waits.startOf[task]! >= 0 || cuts.steps[task] !== -1) continue;
    return { obligations: Math.max(obligations, 1), violation: forgets(trace, granted, task) };
  }
  return { obligations };
}

/** Had what it was given as not been kept? Then no slot was its own. */
function waitsForInput({ events, waits }: Trace, task: number, event: number): boolean {
  const spawn = waits.spawnOf[task]!;
  return events.b[spawn]! > 0 && events.time[spawn]! + events.b[spawn]! > events.time[event]!;
}

/** Did the task run when all that waited was cleared, and is it told of otherwise than it ended? */
function isTouched({ events, waits, cuts }: Trace, granted: number, deliver: number): boolean {
  const target = events.a[deliver]!;
  const start = waits.startOf[target] ?? -1;
  const finish = waits.finishOf[target] ?? -1;
  if (start < 0 || start > granted || (finish >= 0 && finish < granted) || isCut(cuts, target)) return false;
  return finish < 0 || finish > deliver || events.b[finish] !== events.b[deliver];
}

function starts(trace: Trace, cleared: number, start: number): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  return {
    message: `${clearer(trace, cleared)}, and ${nameOf(trace, task)}, which was among it, started at ${when(trace, start)}.`,
    task,
    from: events.time[cleared]!,
    to: events.time[start]!,
    events: [waits.spawnOf[task]!, cleared, start],
    because: [],
  };
}

function touches(trace: Trace, granted: number, deliver: number): Violation {
  const { events } = trace;
  const target = events.a[deliver]!;
  return {
    message: `${clearer(trace, granted)}, and of ${nameOf(trace, target)}, which ran, ${nameOf(trace, events.task[deliver]!)} was given ${describeDigest(trace, events.b[deliver]!)} at ${when(trace, deliver)}.`,
    task: target,
    from: events.time[granted]!,
    to: events.time[deliver]!,
    events: [granted, deliver],
    because: [],
  };
}

function forgets(trace: Trace, granted: number, task: number): Violation {
  const { events, waits } = trace;
  const spawn = waits.spawnOf[task]!;
  return {
    message: `${clearer(trace, granted)}, and ${nameOf(trace, task)}, which was spawned after that, at ${when(trace, spawn)}, never started.`,
    task,
    from: events.time[granted]!,
    to: events.time[spawn]!,
    events: [granted, spawn],
    because: [],
  };
}

/** @example 'main cleared what waited at 0 ms' */
function clearer(trace: Trace, event: number): string {
  return `${nameOf(trace, trace.events.task[event]!)} cleared what waited at ${when(trace, event)}`;
}
