import { LOCK_KEYS } from '../program/program.ts';
import { permitsOf } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { heldOf, type Ledger, startLedgers } from './lock-ledger.ts';
import { nameOf, namesOf, when } from './wording.ts';

export const weightLimit: Law = {
  id: 'weight-limit',
  rev: 1,
  statement: 'At no time do tasks hold more permits of a lock, all weights summed, than it has.',
  family: 'capacity',
  needs: ['permits'],
  implies: ['mutual-exclusion'],
  judges: 'any',
  hint: 'Look at what is compared with what is free, and at what a release gives back: the weight of the request, or 1?',
  check,
};

/** Obligations: each request for more permits than are free. Worst: the most that were held. */
function check(trace: Trace): Judgement {
  const { events, permits } = trace;
  const { follow } = startLedgers(trace);
  let obligations = 0;
  let worst = 0;
  for (let i = 0; i < events.length; i++) {
    for (const { kind, ledger } of follow(i)) {
      const held = heldOf(trace, ledger);
      if (kind === 'asked' && held + permitsOf(events.b[i]!) > permits) obligations++;
      if (held > worst) worst = held;
      if (held > permits) {
        return { obligations: Math.max(obligations, 1), worst, violation: describe(trace, ledger, i, held) };
      }
    }
  }
  return { obligations, worst };
}

function describe(trace: Trace, { lock, holds }: Ledger, grant: number, held: number): Violation {
  const { events, permits } = trace;
  const key = LOCK_KEYS[lock]!;
  const holders = holds.map((hold) => events.task[hold]!);
  return {
    message: `At ${when(trace, grant)} ${namesOf(trace, holders)} held ${held} permits of ${key}, which has ${permits}.`,
    task: events.task[grant]!,
    from: events.time[holds[0]!]!,
    to: events.time[grant]!,
    events: holds.slice(),
    because: holds.map(
      (hold) =>
        `${nameOf(trace, events.task[hold]!)} was given ${permitsOf(events.b[hold]!)} at ${when(trace, hold)}`,
    ),
  };
}
