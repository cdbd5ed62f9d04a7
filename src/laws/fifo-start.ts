import { Kind, priorityOf, Reason, reprioritised } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

export const fifoStart: Law = {
  id: 'fifo-start',
  rev: 1,
  statement:
    'Tasks, of equal priority where they have any, start in the order in which they were spawned, also if one is given anew the priority that it has.',
  family: 'order',
  needs: ['fifo'],
  implies: [],
  judges: 'any',
  hint: 'Look at both ends of the waiting queue, and for a newcomer that is started at once while others wait.',
  check,
};

/** Obligations: each start that comes after another one. A task that never starts is a matter of completion. */
function check(trace: Trace): Judgement {
  const { events, waits, code } = trace;
  // Whoever is given as a promise may keep its place meanwhile, or lose it.
  if (code.pending) return { obligations: 0 };
  // The latest spawn of all that have started: for each priority its own.
  const lasts = new Map<number, number>();
  let obligations = 0;
  let last = -1;
  /** Which place among equals they have is not said. */
  let moved: Set<number> | undefined;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.a[i] === Reason['set-priority'] && events.kind[i] === Kind.suspend) {
      const target = reprioritised(events.b[i]!);
      if (code.priorities![target] !== priorityOf(events.b[i]!)) {
        moved ??= new Set();
        moved.add(target);
      }
    }
    if (events.kind[i] !== Kind.start || task <= 0 || waits.startOf[task] !== i) continue;
    const spawn = waits.spawnOf[task]!;
    if (spawn < 0 || spawn > i || moved?.has(task)) continue;
    const priority = code.priorities?.[task];
    if (priority !== undefined) last = lasts.get(priority) ?? -1;
    if (last >= 0) obligations++;
    if (spawn < last) return { obligations, violation: describe(trace, i, last) };
    last = spawn;
    if (priority !== undefined) lasts.set(priority, spawn);
  }
  return { obligations };
}

function describe(trace: Trace, start: number, laterSpawn: number): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  const other = events.a[laterSpawn]!;
  const spawn = waits.spawnOf[task]!;
  const overtaking = waits.startOf[other]!;
  return {
    message: `${nameOf(trace, other)} started at ${when(trace, overtaking)}, before ${nameOf(trace, task)}, which was spawned first.`,
    task,
    from: events.time[overtaking]!,
    to: events.time[start]!,
    events: [spawn, laterSpawn, overtaking, start],
    because: [
      `${nameOf(trace, task)} was spawned at ${when(trace, spawn)}, ${nameOf(trace, other)} after it, at ${when(trace, laterSpawn)}`,
      `${nameOf(trace, task)} started only at ${when(trace, start)}`,
    ],
  };
}
