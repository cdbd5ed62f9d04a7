import type { Trace } from '../trace/trace.ts';
import { judgeProcessor } from './idle-processor.ts';
import { judgeSlots } from './idle-slots.ts';
import type { Judgement, Law } from './law.ts';

/** Work conservation, a term of queueing theory: nobody idles while there is work. */
export const workConservation: Law = {
  id: 'work-conservation',
  rev: 1,
  statement:
    'When the clock moves, no slot is free, nor has a rate room, that a waiting task could use (no task is ready, where nothing limits).',
  family: 'capacity',
  needs: ['work-conserving'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
  ],
  judges: 'any',
  hint: 'Look at every way in which a task can end (return, throw, throw before its first wait): each must give its slot on.',
  check,
};

/** Obligations: each idle move of the clock, and each deadlock, when a task waits to start (has just had a turn, where
 *  nothing limits). */
function check(trace: Trace): Judgement {
  const limits = trace.limit < Number.POSITIVE_INFINITY || trace.rate.cap < Number.POSITIVE_INFINITY;
  return limits ? judgeSlots(trace) : judgeProcessor(trace);
}
