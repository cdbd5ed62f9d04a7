import { LOCK_KEYS } from '../program/program.ts';
import { permitsOf } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { type Ledger, startLedgers } from './lock-ledger.ts';
import { nameOf, namesOf, when } from './wording.ts';

/** What a lock is for (Dijkstra 1965). Of a semaphore it is asked where one holder has all of it. */
export const mutualExclusion: Law = {
  id: 'mutual-exclusion',
  rev: 1,
  statement: 'While a task holds a lock, or all permits of it, no other holds any of it.',
  family: 'exclusion',
  needs: ['lock'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a lock counts as taken: in the call, or only when its promise comes true? Can one release free it twice?',
  check,
};

/** Obligations: each request for a lock that another task holds, where one of both wants all of it. */
function check(trace: Trace): Judgement {
  const { events, permits } = trace;
  const { follow } = startLedgers(trace);
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    for (const { kind, ledger } of follow(i)) {
      if (kind !== 'asked' && kind !== 'granted') continue;
      const rival = rivalOf(ledger, i);
      if (rival < 0) continue;
      if (kind === 'asked') obligations++;
      else return { obligations: Math.max(obligations, 1), violation: describe(trace, ledger, rival, i) };
    }
  }
  return { obligations };

  /** A holder besides the task of an event with whom that cannot share the lock. */
  function rivalOf({ holds }: Ledger, event: number): number {
    const isGreedy = permitsOf(events.b[event]!) >= permits;
    const rival = holds.find(
      (hold) =>
        events.task[hold] !== events.task[event] && (isGreedy || permitsOf(events.b[hold]!) >= permits),
    );
    return rival ?? -1;
  }
}

function describe(trace: Trace, { lock }: Ledger, rival: number, grant: number): Violation {
  const { events, permits } = trace;
  const [first, second] = [events.task[rival]!, events.task[grant]!];
  const key = LOCK_KEYS[lock]!;
  const message =
    permits === 1
      ? `At ${when(trace, grant)} ${namesOf(trace, [first, second])} held ${key} at once.`
      : `At ${when(trace, grant)} ${shareOf(trace, rival)} of ${key}, and ${shareOf(trace, grant)}.`;
  return {
    message,
    task: second,
    from: events.time[rival]!,
    to: events.time[grant]!,
    events: [rival, grant],
    because: [`${nameOf(trace, first)} was given ${key} at ${when(trace, rival)} and had not given it back`],
  };
}

function shareOf(trace: Trace, hold: number): string {
  const share = permitsOf(trace.events.b[hold]!);
  const all = share >= trace.permits ? `all ${share}` : `${share}`;
  return `${nameOf(trace, trace.events.task[hold]!)} held ${all}`;
}
