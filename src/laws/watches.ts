import { Kind } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { admitted, advance, type Pool, startPool } from './pool.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, when } from './wording.ts';

/** Somebody who asked to be told, and has not been. */
interface Watch {
  readonly asked: number;
  /** 0 for idle. */
  readonly below: number;
  /** The event from which on it has been so; −1 where it is not so. */
  since: number;
  /** It was so at some time. */
  mayKnow: boolean;
}

/**
 * Are all told who asked for it, once, and in time? Who is told goes on behind others, and these may have added something by then: it must have
 * been so at some time since it was asked for. Where newcomers come in the same instant, whoever asked may have been told, or not.
 */
export function judgeWatches(trace: Trace, others: number): Judgement {
  const { events, ending } = trace;
  const pool = startPool(trace);
  const open: Watch[] = [];
  let obligations = others;
  for (let i = 0; i < events.length; i++) {
    advance(pool, trace, i);
    if (events.kind[i] === Kind.watch) {
      obligations++;
      open.push({ asked: i, below: events.b[i]!, since: -1, mayKnow: false });
    }
    for (const watch of open) {
      const violation = follow(trace, pool, watch, i);
      if (violation !== undefined) return { obligations, violation };
    }
    if (events.kind[i] !== Kind.told) continue;
    const at = open.findIndex(({ asked }) => asked === events.a[i]);
    if (at < 0) return { obligations: Math.max(1, obligations), violation: again(trace, i) };
    const watch = open[at]!;
    if (!watch.mayKnow) return { obligations, violation: early(trace, pool, watch, i) };
    open.splice(at, 1);
  }
  const left = open.find(({ since }) => since >= 0);
  const isOver = ending.kind === 'completed' || ending.kind === 'deadlock';
  return left === undefined || !isOver
    ? { obligations }
    : { obligations, violation: late(trace, left, events.length - 1) };
}

/** Takes an event into account; says where it comes too late. */
function follow(trace: Trace, pool: Pool, watch: Watch, i: number): Violation | undefined {
  const { below, since } = watch;
  const surely = below === 0 ? pool.running + pool.waiting <= 0 : pool.waiting < below;
  if (surely || (below > 0 && pool.waiting - admitted(pool) < below)) watch.mayKnow = true;
  if (since < 0) {
    if (surely) watch.since = i;
    return undefined;
  }
  if (isLate(trace, since, i)) return late(trace, watch, i);
  if (!surely) watch.since = -1;
  return undefined;
}

function isLate({ events, claims }: Trace, since: number, event: number): boolean {
  let allowed = claims.guarantees.resolution ?? 0;
  for (let i = since; i < event; i++) {
    if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]!);
    else if (events.kind[i] === Kind.work) allowed += events.b[i]!;
  }
  return events.time[event]! > events.time[since]! + allowed + TOLERANCE;
}

function again(trace: Trace, told: number): Violation {
  const { events } = trace;
  // Of a trace that no run has left, too.
  const asked = Math.max(0, Math.min(events.a[told]!, told));
  return {
    message: `${asker(trace, asked)} had asked once to be told ${ofWhat(events.b[asked]!)}, and was told again at ${when(trace, told)}.`,
    task: Math.max(0, events.task[asked]!),
    from: events.time[asked]!,
    to: events.time[told]!,
    events: [asked, told],
    because: [],
  };
}

function early(trace: Trace, pool: Pool, { asked, below }: Watch, told: number): Violation {
  const { events } = trace;
  const [said, count] =
    below === 0 ? ['all was idle', pool.running + pool.waiting] : [`fewer than ${below} wait`, pool.waiting];
  const left = below === 0 ? `${count} had not ended` : `${count} did`;
  return {
    message: `${asker(trace, asked)} was told at ${when(trace, told)} that ${said}, and ${left}.`,
    task: events.task[asked]!,
    from: events.time[asked]!,
    to: events.time[told]!,
    events: [asked, told],
    because: [],
  };
}

function late(trace: Trace, { asked, below, since }: Watch, until: number): Violation {
  const { events } = trace;
  const so = below === 0 ? 'All was idle' : `Fewer than ${below} waited`;
  return {
    message: `${so} at ${when(trace, since)}, and ${asker(trace, asked)}, which had asked to be told of that, was not.`,
    task: events.task[asked]!,
    from: events.time[since]!,
    to: events.time[until]!,
    events: since === asked ? [asked] : [asked, since],
    because: [since === asked ? 'it was so when it asked' : `it had asked at ${when(trace, asked)}`],
  };
}

function asker(trace: Trace, asked: number): string {
  return nameOf(trace, Math.max(0, trace.events.task[asked]!));
}

function ofWhat(below: number): string {
  return below === 0 ? 'of idle' : `when fewer than ${below} wait`;
}
