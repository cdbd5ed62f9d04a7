import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { advance, hasToStart, type Pool, startPool } from './pool.ts';
import { nameOf, when } from './wording.ts';

export const pauseRespected: Law = {
  id: 'pause-respected',
  rev: 1,
  statement:
    'Once a pause has come back no task starts, but those that had their slot before, until somebody asks to resume; then they do, before the clock moves.',
  family: 'control',
  needs: ['pause'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at everything that can start a task: an add, an end, another limit. Each must ask whether it is paused; and a resume must start as many as there are slots.',
  check,
};

/** Obligations: each spawn or end that leaves a slot free for a task that a pause holds; each resume that finds one waiting. */
function check(trace: Trace): Judgement {
  const { events, waits, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  let resumed = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i];
    if (kind === Kind.start && task > 0 && waits.startOf[task] === i && isHeld(pool, waits.spawnOf[task]!)) {
      return { obligations: Math.max(obligations, 1), violation: starts(trace, pool.pausedAt, i) };
    }
    advance(pool, trace, i);
    if (kind === Kind.resume && events.a[i] === Reason.resume) {
      resumed = i;
      if (hasToStart(pool)) obligations++;
    } else if ((kind === Kind.spawn || kind === Kind.finish) && !pool.mayStart) {
      if (pool.waiting > 0 && pool.running < pool.least) obligations++;
    } else if (kind === Kind.advance && events.b[i]! > events.time[i]! && resumed >= 0) {
      if (
        hasToStart(pool, events.time[i]!) &&
        pool.pausedAt >= 0 &&
        claims.guarantees.workConserving === true
      ) {
        return { obligations: Math.max(obligations, 1), violation: stays(trace, resumed, i) };
      }
    }
  }
  if (
    resumed < 0 ||
    pool.pausedAt < 0 ||
    ending.kind !== 'deadlock' ||
    !hasToStart(pool, Number.POSITIVE_INFINITY)
  )
    return { obligations };
  return { obligations: Math.max(obligations, 1), violation: stays(trace, resumed, events.length) };
}

/** Is it paused, and the task none of those that may have had their slot before? */
function isHeld(pool: Pool, spawn: number): boolean {
  return !pool.mayStart && (spawn > pool.pausedAt || pool.admittedAtPause <= 0);
}

function starts(trace: Trace, paused: number, start: number): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  const spawn = waits.spawnOf[task]!;
  return {
    message: `${nameOf(trace, events.task[paused]!)} paused the scheduler at ${when(trace, paused)}, and ${nameOf(trace, task)} started at ${when(trace, start)}.`,
    task,
    from: events.time[paused]!,
    to: events.time[start]!,
    events: [paused, start],
    because: [
      spawn > paused
        ? `${nameOf(trace, task)} was spawned at ${when(trace, spawn)}, when it was paused`
        : `${nameOf(trace, task)} waited when it was paused, and no slot was free for it`,
    ],
  };
}

function stays(trace: Trace, resumed: number, idle: number): Violation {
  const { events, waits, program, cuts } = trace;
  const end = Math.min(idle, events.length - 1);
  let task = 1;
  // One waits: that is why this is asked.
  for (; task < program.tasks.length - 1; task++) {
    const spawn = waits.spawnOf[task]!;
    const start = waits.startOf[task]!;
    if (spawn >= 0 && spawn < idle && (start < 0 || start > idle) && (cuts?.steps[task] ?? -1) < 0) break;
  }
  const until =
    idle < events.length ? `had not started at ${when(trace, idle)}, when the clock moved` : 'never started';
  return {
    message: `${nameOf(trace, events.task[resumed]!)} resumed the scheduler at ${when(trace, resumed)}, and ${nameOf(trace, task)}, which waited for a slot that was free, ${until}.`,
    task,
    from: events.time[resumed]!,
    to: events.time[end]!,
    events: [resumed],
    because: [],
  };
}
