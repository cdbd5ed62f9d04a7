import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law } from './law.ts';
import { becauseOf, findStalls, waitsOnlyForIdle } from './stall.ts';
import { timeOf } from './wording.ts';

/** Programs of the search never wait in a circle, so whoever waits for ever waits for the scheduler. */
export const deadlockFree: Law = {
  id: 'deadlock-free',
  rev: 1,
  statement: 'As long as a task has not ended, something is ready, or something is due.',
  family: 'completion',
  needs: [],
  implies: ['completion'],
  judges: 'any',
  hint: 'Look for a wake-up that is lost: a waiter that is added after the event was told, or a slot that is not given back.',
  check,
};

function check(trace: Trace): Judgement {
  const { waits, ending, events } = trace;
  const obligations = waits.length > 0 ? 1 : 0;
  if (ending.kind !== 'deadlock') return { obligations };
  if (trace.expected.tasks.some((task) => task.outcome === 'stuck')) return { obligations: 0 };
  const stalls = findStalls(trace);
  if (waitsOnlyForIdle(trace, stalls)) return { obligations };
  const stall = stalls[0];
  const now = events.length === 0 ? trace.startTime : events.time[events.length - 1]!;
  const from = stall === undefined || stall.event < 0 ? now : events.time[stall.event]!;
  const what = stall?.text ?? 'the scheduler never said that it was done, though every task had ended';
  return {
    obligations: 1,
    violation: {
      message: `From ${timeOf(trace, now)} on nothing was ready and nothing was due: ${what}.`,
      ...(stall === undefined ? {} : { task: stall.task }),
      from,
      to: now,
      events: stalls.filter(({ event }) => event >= 0).map(({ event }) => event),
      because: becauseOf(trace, stalls),
    },
  };
}
