import { isCut } from '../trace/cuts.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { admitted, advance, startPool } from './pool.ts';
import { reusedInts } from './scratch.ts';
import { nameOf, when } from './wording.ts';

/** Where a slot was free when the higher one came, the lower one may have had that already: many limiters give a task its
 *  slot some microtasks before it starts. */
export const priorityOrder: Law = {
  id: 'priority-order',
  rev: 1,
  statement: 'Of two tasks that wait for a slot the one of higher priority starts first.',
  family: 'order',
  needs: ['limit', 'priority'],
  implies: [],
  judges: 'any',
  hint: 'Look at how the line is kept in order: a newcomer with a higher priority, a lower one, an equal one, and with none.',
  check,
};

const waitingColumn = reusedInts();
const sealedColumn = reusedInts();

/** Obligations: each start while another task waits that is to start before it, or after it. */
function check(trace: Trace): Judgement {
  const { events, waits, cuts, code, program } = trace;
  const { priorities } = code;
  if (priorities === undefined) return { obligations: 0 };
  const pool = startPool(trace);
  const waiting = waitingColumn(program.tasks.length);
  /** 1 where no slot was free when the task was spawned: nobody that waited then had one. */
  const sealed = sealedColumn(program.tasks.length, 0);
  let count = 0;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.kind[i] === Kind.spawn && waits.spawnOf[events.a[i]!] === i) {
      const child = events.a[i]!;
      sealed[child] = admitted(pool) === 0 ? 1 : 0;
      if (!isCut(cuts, child)) waiting[count++] = child;
    } else if (events.kind[i] === Kind.start && task > 0 && waits.startOf[task] === i) {
      const at = waiting.indexOf(task);
      if (at >= 0 && at < count) waiting[at] = waiting[--count]!;
      let compared = false;
      for (let k = 0; k < count; k++) {
        const other = waiting[k]!;
        const isOlder = waits.spawnOf[other]! < waits.spawnOf[task]!;
        if (priorities[other] === priorities[task] || !(isOlder || sealed[other] === 1)) continue;
        compared = true;
        if (priorities[other]! > priorities[task]!) {
          return { obligations: obligations + 1, violation: describe(trace, i, other) };
        }
      }
      if (compared) obligations++;
    }
    advance(pool, trace, i);
  }
  return { obligations };
}

function describe(trace: Trace, start: number, waiting: number): Violation {
  const { events, waits, code } = trace;
  const task = events.task[start]!;
  const priorityOf = (one: number): string => `priority ${code.priorities![one]}`;
  const spawn = waits.spawnOf[waiting]!;
  return {
    message: `${nameOf(trace, task)} (${priorityOf(task)}) started at ${when(trace, start)}, and ${nameOf(trace, waiting)} (${priorityOf(waiting)}) waited.`,
    task: waiting,
    from: events.time[spawn]!,
    to: events.time[start]!,
    events: [waits.spawnOf[task]!, spawn, start],
    because: [`${nameOf(trace, waiting)} was spawned at ${when(trace, spawn)}`],
  };
}
