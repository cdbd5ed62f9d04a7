import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law } from './law.ts';
import { timeOf } from './wording.ts';

export const quiescence: Law = {
  id: 'quiescence',
  rev: 1,
  statement:
    'When the last task has ended, nothing is left behind: no timer, no rejection that nobody handles.',
  family: 'completion',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Look for a timer that is not cleared, and for a promise that is made beside the one that is handed out.',
  check,
};

/** Obligations: 1 for a run in which a task was spawned. */
function check(trace: Trace): Judgement {
  const { timers, rejections, escapes } = trace.leftovers;
  const obligations = trace.waits.length > 0 ? 1 : 0;
  if (timers === 0 && rejections.length === 0 && escapes.length === 0) return { obligations };
  const { events } = trace;
  const end = events.length === 0 ? trace.startTime : events.time[events.length - 1]!;
  const due = trace.leftovers.nextDeadline;
  return {
    obligations: 1,
    violation: {
      message: `When everything had ended, at ${timeOf(trace, end)}, ${whatIsLeft(trace)}.`,
      from: end,
      to: timers > 0 && due !== Number.POSITIVE_INFINITY ? Math.max(end, due) : end,
      events: [],
      because: [],
    },
  };
}

function whatIsLeft(trace: Trace): string {
  const { timers, nextDeadline, rejections, escapes } = trace.leftovers;
  const [rejection] = rejections;
  if (rejection !== undefined) {
    const others = rejections.length > 1 ? ` (and ${rejections.length - 1} more)` : '';
    return `a rejection had been handled by nobody: ${rejection === '' ? "''" : rejection}${others}`;
  }
  if (timers > 0) {
    const due = nextDeadline === Number.POSITIVE_INFINITY ? '' : `, due at ${timeOf(trace, nextDeadline)}`;
    return `${timers === 1 ? 'a timer was' : `${timers} timers were`} still set${due}`;
  }
  return `a timer had gone past the virtual clock to real time: ${escapes[0]}`;
}
