import { figuresOf, Kind, Reason } from '../trace/event.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { admitted, advance, type Pool, startPool } from './pool.ts';
import { mayHideRefusal } from './room.ts';
import { endOf } from './slots.ts';
import { nameOf, when } from './wording.ts';

/** A task that ends is counted until its scheduler has heard of that, some turns later; one that has a slot may start some turns later, too,
 *  and count as one that runs meanwhile. Nobody is counted twice, or not at all. */
export const countsExact: Law = {
  id: 'counts-exact',
  rev: 1,
  statement:
    'What a scheduler says of how many tasks run and how many wait, and whether it is idle, is so, whenever it is asked.',
  family: 'control',
  needs: ['counts'],
  implies: [],
  judges: 'any',
  hint: 'Look at each way in which a task starts, ends or leaves the line: a counter that is changed before or after the call that it counts, twice, or not where a task throws.',
  check,
};

/** What may be said, as bounds: there may be some that a scheduler has not heard the end of. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Obligations: each figure. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  if (mayHideRefusal(trace)) return { obligations: 0 };
  const pool = startPool(trace);
  let obligations = 0;
  /** The event with which the clock last moved; −1 where it has not. */
  let rest = -1;
  for (let i = 0; i < events.length; i++) {
    advance(pool, trace, i);
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) rest = i;
    if (events.kind[i] !== Kind.look) continue;
    const { running, waiting, all, idle } = figuresOf(events.b[i]!);
    const [ended, cut] = unheardOf(trace, i, rest);
    const loose = ended + cut;
    const total = pool.running + pool.waiting;
    const slots = admitted(pool);
    const sum = running !== undefined && waiting !== undefined ? running + waiting : undefined;
    const said: readonly (readonly [string, number | undefined, Bounds])[] = [
      ['run', running, { least: pool.running, most: pool.running + slots + loose }],
      ['wait', waiting, { least: pool.waiting - slots, most: pool.waiting + cut }],
      ['run or wait', sum, { least: total, most: total + loose }],
      ['run or wait', all, { least: total, most: total + loose }],
    ];
    for (const [verb, value, { least, most }] of said) {
      if (value === undefined) continue;
      obligations++;
      if (value >= least && value <= most) continue;
      const rather = value < least ? `${least} did` : most === 0 ? 'none did' : `at most ${most} did`;
      return { obligations, violation: wrong(trace, pool, i, `that ${value} ${verb}, and ${rather}`) };
    }
    if (idle === undefined) continue;
    obligations++;
    if (idle && total > 0) {
      return { obligations, violation: wrong(trace, pool, i, `that it is idle, and ${total} had not ended`) };
    }
    if (!idle && total + loose === 0) {
      return { obligations, violation: wrong(trace, pool, i, 'that it is not idle, and all had ended') };
    }
  }
  return { obligations };
}

/** How many have ended since the clock last moved, or in the lateness that is claimed; and how many were cancelled or timed out, and not
 *  cleared: these may be counted for as long as they go on. */
function unheardOf(trace: Trace, look: number, rest: number): readonly [number, number] {
  const { events, waits, cuts, claims, program } = trace;
  const { resolution = 0 } = claims.guarantees;
  let ended = 0;
  let cut = 0;
  for (let task = 1; task < program.tasks.length; task++) {
    const end = endOf(trace, task);
    if (end < 0 || end > look || isCleared(trace, end) || isRefused(cuts, task)) continue;
    const finish = waits.finishOf[task]!;
    const isRecent = end > rest || events.time[look]! <= events.time[end]! + resolution;
    if (cuts !== undefined && end !== finish) cut++;
    else if (isRecent) ended++;
  }
  return [ended, cut];
}

function isCleared({ events }: Trace, end: number): boolean {
  return events.kind[end] === Kind.suspend && events.a[end] === Reason.clear;
}

function wrong(trace: Trace, pool: Pool, look: number, said: string): Violation {
  const { events } = trace;
  const task = Math.max(0, events.task[look]!);
  const teller = events.task[look]! < 0 ? 'when it told so' : `when ${nameOf(trace, task)} asked`;
  return {
    message: `The scheduler said at ${when(trace, look)}, ${teller}, ${said}.`,
    task,
    from: events.time[look]!,
    to: events.time[look]!,
    events: [look],
    because: [`of those that were spawned ${pool.running} ran and ${pool.waiting} waited`],
  };
}
