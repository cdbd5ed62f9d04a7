import type { Ending, Trace } from '../trace/trace.ts';
import type { Judgement, Law } from './law.ts';
import { namesOf, timeOf } from './wording.ts';

/** Which programs come to a standstill is known beforehand (see `program/channels.ts`): asyncio's idle loop waits for ever, while Go's
 *  runtime says "all goroutines are asleep". */
export const deadlockReport: Law = {
  id: 'deadlock-report',
  rev: 1,
  statement:
    'Where tasks wait for what never comes, and nothing is ready or due, the scheduler says so by throwing.',
  family: 'completion',
  needs: ['deadlock-reporting', 'channel'],
  implies: ['completion'],
  judges: 'any',
  hint: 'Look at what `run` does when nobody is ready and no timer is set: are there tasks that have not ended?',
  check,
};

/** Obligations: each run of a program that comes to a standstill. A report of any other is an error that is let out of `run`. */
function check(trace: Trace): Judgement {
  const { expected, waits, events, ending } = trace;
  const stuck = expected.tasks.flatMap(({ outcome }, task) =>
    outcome === 'stuck' && (task === 0 || waits.spawnOf[task]! >= 0) ? [task] : [],
  );
  if (stuck.length === 0) return { obligations: 0 };
  const instead = insteadOfReport(ending);
  if (instead === undefined) return { obligations: 1 };
  const last = events.length - 1;
  const now = last < 0 ? trace.startTime : events.time[last]!;
  return {
    obligations: 1,
    violation: {
      message: `From ${timeOf(trace, now)} on ${namesOf(trace, stuck)} ${stuck.length === 1 ? 'waits' : 'wait'} for what never comes, and the scheduler ${instead}.`,
      task: stuck[0]!,
      from: now,
      to: now,
      events: last < 0 ? [] : [last],
      because: [],
    },
  };
}

/** Undefined where it did report; what else it threw, and where, is told by `completion`. */
function insteadOfReport(ending: Ending): string | undefined {
  switch (ending.kind) {
    case 'completed':
      return 'said that everything was done';
    case 'deadlock':
      return 'said nothing';
    case 'budget':
    case 'hang':
      return 'went on and on';
    case 'crash':
      return undefined;
  }
}
