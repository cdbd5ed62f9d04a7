import { isCut } from '../trace/cuts.ts';
import { Kind, priorityOf, Reason, reprioritised } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { admitted, advance, startPool } from './pool.ts';
import { reusedInts } from './scratch.ts';
import { nameOf, when } from './wording.ts';

/** Where a slot was free when the higher one came, the lower one may have had that already: many limiters give a task its
 *  slot some microtasks before it starts. Where nothing limits, those that were spawned in one turn are at one time to choose from. */
export const priorityOrder: Law = {
  id: 'priority-order',
  rev: 1,
  statement:
    'Of two tasks that wait to start the one of higher priority starts first: of that which it was given last.',
  family: 'order',
  needs: ['priority'],
  implies: [],
  judges: 'any',
  hint: 'Look at how the line is kept in order: a newcomer with a higher priority, a lower one, an equal one, and with none; and one that is given another while it waits.',
  check,
};

const waitingColumn = reusedInts();
const sealedColumn = reusedInts();
const turnColumn = reusedInts();

/** Obligations: each start while another task waits that is to start before it, or after it. */
function check(trace: Trace): Judgement {
  const { events, waits, cuts, code, program } = trace;
  if (code.priorities === undefined) return { obligations: 0 };
  const priorities = code.priorities.slice();
  const pool = startPool(trace);
  const waiting = waitingColumn(program.tasks.length);
  /** 1 where no slot was free when the task was spawned: nobody that waited then had one. */
  const sealed = sealedColumn(program.tasks.length, 0);
  /** In which turn each was spawned. */
  const turnOf = turnColumn(program.tasks.length, -1);
  const isUnlimited = pool.most === Number.POSITIVE_INFINITY;
  let turn = 0;
  let count = 0;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.kind[i] === Kind.spawn && waits.spawnOf[events.a[i]!] === i) {
      const child = events.a[i]!;
      sealed[child] = admitted(pool) === 0 ? 1 : 0;
      turnOf[child] = turn;
      if (!isCut(cuts, child)) waiting[count++] = child;
    } else if (events.kind[i] === Kind.start && task > 0 && waits.startOf[task] === i) {
      const at = waiting.indexOf(task);
      if (at >= 0 && at < count) waiting[at] = waiting[--count]!;
      let compared = false;
      for (let k = 0; k < count; k++) {
        const other = waiting[k]!;
        const isOlder = waits.spawnOf[other]! < waits.spawnOf[task]!;
        const differ = priorities[other]! < priorities[task]! || priorities[other]! > priorities[task]!;
        const isBeside = isUnlimited && turnOf[other] === turnOf[task];
        if (!differ || !(isOlder || isBeside || sealed[other] === 1)) continue;
        compared = true;
        if (priorities[other]! > priorities[task]!) {
          return { obligations: obligations + 1, violation: describe(trace, i, other, priorities) };
        }
      }
      if (compared) obligations++;
    }
    if (endsTurn(events.kind[i]!)) turn++;
    advance(pool, trace, i);
    if (events.a[i] === Reason['set-priority']) setPriority(trace, i, priorities, admitted(pool) === 0);
  }
  return { obligations };
}

function endsTurn(kind: number): boolean {
  return kind === Kind.suspend || kind === Kind.start || kind === Kind.finish || kind === Kind.close;
}

/** While it is being set, and where a slot may have been given away before, nobody knows which one counts: NaN. */
function setPriority({ events, waits }: Trace, i: number, priorities: number[], settled: boolean): void {
  const task = reprioritised(events.b[i]!);
  const start = waits.startOf[task] ?? -1;
  if (waits.spawnOf[task]! < 0 || (start >= 0 && start < i)) return;
  if (events.kind[i] === Kind.suspend) {
    if (priorities[task] !== priorityOf(events.b[i]!)) priorities[task] = Number.NaN;
  } else if (events.kind[i] === Kind.resume && settled) priorities[task] = priorityOf(events.b[i]!);
}

function describe(trace: Trace, start: number, waiting: number, priorities: readonly number[]): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  const priorityOf = (one: number): string => `priority ${priorities[one]}`;
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
