import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { describeSlots } from './slots.ts';
import { findStalls, throwerAtEnd } from './stall.ts';
import { endOf, nameOf, perfect, when } from './wording.ts';

export const errorIsolation: Law = {
  id: 'error-isolation',
  rev: 1,
  statement: "A task's error is no matter to tasks that do not join it: they end as if it had returned.",
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  yieldsTo: ['work-conservation'],
  judges: 'any',
  hint: 'Look for clean-up that a throw skips (use finally), and for a loop or a batch that one error ends for all.',
  check,
};

/** Obligations: in a run where a task threw, each task that depends on no thrower. */
function check(trace: Trace): Judgement {
  const { events, waits, expected, ending } = trace;
  const throwers: number[] = [];
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task]!;
    // One that should have returned is a victim, not a thrower.
    if (finish >= 0 && events.a[finish] === 1 && expected.tasks[task]!.outcome === 'threw')
      throwers.push(task);
  }
  if (throwers.length === 0) return { obligations: 0 };
  // Another crash, or a hang, says nothing about the error that came before it.
  const mustEnd = (ending.kind !== 'crash' && ending.kind !== 'hang') || throwerAtEnd(trace) >= 0;
  let obligations = 0;
  let victim = -1;
  for (let task = 0; task < expected.tasks.length; task++) {
    const { outcome, digest } = expected.tasks[task]!;
    if (outcome === 'stuck' || outcome === 'unspawned' || outcome === 'cancelled') continue;
    if (task > 0 && waits.spawnOf[task]! < 0) continue;
    if (!isIndependent(trace, task, throwers)) continue;
    obligations++;
    const finish = waits.finishOf[task]!;
    if (finish < 0) {
      if (mustEnd && victim < 0) victim = task;
    } else if (events.b[finish] !== digest && victim < 0) {
      victim = task;
    }
  }
  return victim < 0 ? { obligations } : { obligations, violation: describe(trace, victim, throwers) };
}

function isIndependent({ expected }: Trace, task: number, throwers: readonly number[]): boolean {
  let others = 0;
  for (const thrower of throwers) {
    if (thrower === task) continue;
    others++;
    if (expected.tasks[task]!.dependsOn.has(thrower)) return false;
  }
  return others > 0;
}

function describe(trace: Trace, victim: number, throwers: readonly number[]): Violation {
  const { events, waits, expected } = trace;
  const finish = waits.finishOf[victim]!;
  const name = nameOf(trace, victim);
  const end = finish < 0 ? events.length - 1 : finish;
  const thrower =
    throwers.findLast((task) => task !== victim && waits.finishOf[task]! <= end) ?? throwers[0]!;
  const throwing = waits.finishOf[thrower]!;
  const { outcome, digest } = expected.tasks[victim]!;
  const right = perfect(endOf(trace, victim, outcome === 'threw' ? 1 : 0, digest));
  const what =
    finish < 0
      ? (findStalls(trace).find((stall) => stall.task === victim)?.text ?? `${name} never ended`)
      : `${name} ${endOf(trace, victim, events.a[finish]!, events.b[finish]!)} at ${when(trace, finish)} and should have ${right}`;
  return {
    message: `${nameOf(trace, thrower)} threw at ${when(trace, throwing)}, and ${what}, though it does not join ${nameOf(trace, thrower)}.`,
    task: victim,
    from: events.time[throwing]!,
    to: events.time[end]!,
    events: finish < 0 ? [throwing] : [throwing, finish],
    because: waits.startOf[victim]! < 0 ? describeSlots(trace, events.length, victim) : [],
  };
}
