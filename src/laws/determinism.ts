import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law } from './law.ts';

export const determinism: Law = {
  id: 'determinism',
  rev: 1,
  statement: 'The same program in the same environment leaves the same trace, event for event.',
  family: 'determinism',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Look for state that outlives a run (module variables, counters), for real time, and for dice that are not env.random.',
  check,
};

/** Obligations: 1 where the case was run twice. */
function check(trace: Trace): Judgement {
  const { events, twins } = trace;
  if (twins === undefined) return { obligations: 0 };
  if (twins[0] === twins[1]) return { obligations: 1 };
  return {
    obligations: 1,
    violation: {
      message: `Two runs of this very program left different traces (${twins.map(hex).join(', then ')}).`,
      from: trace.startTime,
      to: events.length === 0 ? trace.startTime : events.time[events.length - 1]!,
      events: [],
      because: ['the second of them is shown; its first event that differs is not kept'],
    },
  };
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
