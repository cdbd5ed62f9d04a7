import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { advance, startPool } from './pool.ts';
import { holders } from './slots.ts';
import { namesOf, when } from './wording.ts';

export const concurrencyLimit: Law = {
  id: 'concurrency-limit',
  rev: 1,
  statement:
    'At no time have more tasks started and not ended than the limit, or the highest limit so far, allows.',
  family: 'capacity',
  needs: ['limit'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a slot is counted as taken: before the task is called, or later? Can it be given back twice?',
  check,
};

/** Obligations: each spawn or start after which all slots are taken and a task waits. Worst: the most at once. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  const pool = startPool(trace);
  let highest = pool.most;
  let obligations = 0;
  let worst = 0;
  let excess = 0;
  let worstAt = -1;
  for (let i = 0; i < events.length; i++) {
    advance(pool, trace, i);
    // What a lowered limit means for those that had their slot before is a matter of limit-change.
    if (pool.most > highest) highest = pool.most;
    const kind = events.kind[i];
    if (kind !== Kind.spawn && kind !== Kind.start) continue;
    if (pool.running > worst) worst = pool.running;
    if (pool.running - highest > excess) {
      excess = pool.running - highest;
      worstAt = i;
    }
    if (pool.running >= pool.least && pool.waiting > 0) obligations++;
  }
  if (worstAt < 0) return { obligations, worst };
  return { obligations: Math.max(obligations, 1), worst, violation: describe(trace, worstAt, excess) };
}

function describe(trace: Trace, start: number, excess: number): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  const running = holders(trace, start + 1);
  const ends = running.map((holder) => waits.finishOf[holder]!).filter((finish) => finish >= 0);
  const first = ends.length === 0 ? events.length - 1 : Math.min(...ends);
  return {
    message: `At ${when(trace, start)} ${namesOf(trace, running)} were running at once: ${running.length} tasks at a limit of ${running.length - excess}.`,
    task,
    from: events.time[start]!,
    to: events.time[first]!,
    events: running.map((holder) => waits.startOf[holder]!),
    because: [],
  };
}
