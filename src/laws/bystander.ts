import type { Trace } from '../trace/trace.ts';
import { companionOf, judgeSameResults } from './comparison.ts';
import type { Judgement, Law } from './law.ts';

export const bystander: Law = {
  id: 'bystander',
  rev: 1,
  statement: 'Tasks that have nothing to do with the others, however many, change no result.',
  family: 'metamorphic',
  needs: ['untimed'],
  implies: [],
  judges: 'completed',
  hint: 'Look for what is sized for a few tasks: a ring that overflows, a mask of bits, ids that are used again, a bound on listeners.',
  check,
};

/** Obligations: each task that ended. */
function check(trace: Trace): Judgement {
  const companion = companionOf(trace, 'bystander');
  if (companion === undefined) return { obligations: 0 };
  const added = companion.program.tasks.length - companion.ends.length;
  return judgeSameResults(trace, companion, `With ${added} independent tasks spawned first`);
}
