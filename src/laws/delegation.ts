import type { Trace } from '../trace/trace.ts';
import { companionOf, judgeSameResults } from './comparison.ts';
import type { Judgement, Law } from './law.ts';

export const delegation: Law = {
  id: 'delegation',
  rev: 1,
  statement:
    'A task whose body is split over calls (`yield*`, `await` or what the scheduler has for that) ends as it does in one piece.',
  family: 'metamorphic',
  needs: ['nesting'],
  implies: [],
  judges: 'completed',
  hint: 'Look at what becomes of the value and of the error of a coroutine that another one calls, and at who goes on when it has ended.',
  check,
};

/** Obligations: each task that ended. */
function check(trace: Trace): Judgement {
  const companion = companionOf(trace, 'delegation');
  if (companion === undefined) return { obligations: 0 };
  return judgeSameResults(trace, companion, 'With each body split over calls, one for each of its waits,');
}
