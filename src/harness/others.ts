import { caseSize } from '../arbitraries/shrink/measure.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import { isEndless, shrinkFailing, tell } from './counterexample.ts';
import type { Host } from './host.ts';
import { ingredientsOf, isApart } from './ingredients.ts';
import type { Counterexample } from './report.ts';
import type { Running } from './running.ts';
import type { Tally } from './tally.ts';

/** Failing programs that are shrunk in search of other bugs, at most. */
const MOST_SHRUNK = 12;

/**
 * Other bugs that break the same law, as far as they can be told apart from outside: the smallest counterexamples of which
 * each does without something that every other one needs. A program that never throws cannot fail for the error that
 * another one needs in order to fail, and the other way round.
 *
 * One bug often has several smallest programs (two short sleeps, or one long; a yield, or a sleep), so that they differ
 * says little, and what one needs beyond the other may only be its longer way to the same place. Rather than call one bug
 * two, this takes two bugs that need the same for one. Nothing is asked of a scheduler that hangs or goes on for ever.
 *
 * @param known the smallest counterexample of the law.
 */
export function* findOthers(
  scheduler: Scheduler,
  { law, kinds }: Tally,
  known: Counterexample,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<readonly Counterexample[]> {
  if (isEndless(known)) return [];
  const told = [known];
  const starts = [...kinds.values()].sort((x, y) => caseSize(x.case) - caseSize(y.case));
  let shrunk = 0;
  for (const start of starts) {
    if (shrunk === MOST_SHRUNK) break;
    const set = ingredientsOf(start.case.program);
    // Shrinking adds nothing: with all that a known one needs it may end there, with nothing else it may not be another.
    if (!areApart(set, told)) continue;
    shrunk++;
    const failing = { law, ...start };
    const smallest = yield* shrinkFailing(scheduler, failing, timeLimit, host, told);
    if (!smallest.minimal || !areApart(ingredientsOf(smallest.case.program), told)) continue;
    const other = yield* tell(scheduler, failing, smallest, laws, timeLimit, host);
    if (!isEndless(other)) told.push(other);
  }
  return told.slice(1);
}

function areApart(set: number, told: readonly Counterexample[]): boolean {
  return told.every(({ program }) => isApart(ingredientsOf(program), set));
}
