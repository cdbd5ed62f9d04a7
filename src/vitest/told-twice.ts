import { ingredientsOf, isApart } from '../harness/ingredients.ts';
import type { Counterexample, Replay, Verdict } from '../harness/report.ts';
import type { LawId } from '../laws/law.ts';

/**
 * The law whose test tells the bug that a saved counterexample shows, where the search has met it again: by another program,
 * maybe, that needs the same in order to fail; or as a consequence of what breaks another law. Undefined where nobody tells it, and
 * of what is flaky, which is news of its own.
 */
export function toldBy(
  { state, counterexample }: Pick<Replay, 'state' | 'counterexample'>,
  verdicts: readonly Verdict[],
): LawId | undefined {
  if (counterexample === undefined || state === 'flaky') return undefined;
  const verdict = verdicts.find(({ law }) => law === counterexample.law);
  const cause = verdict?.impliedBy;
  if (cause !== undefined) return verdicts.some(({ law }) => law === cause) ? cause : undefined;
  const needs = ingredientsOf(counterexample.program);
  const isMet = shownIn(verdict).some(({ program }) => !isApart(ingredientsOf(program), needs));
  return isMet ? counterexample.law : undefined;
}

/** Does the test of its law show the very same program, in the same world? */
export function isShownBy(
  verdicts: readonly Verdict[],
  { law, program, environment }: Counterexample,
): boolean {
  const meaning = JSON.stringify([program, environment]);
  return shownIn(verdicts.find((verdict) => verdict.law === law)).some(
    (one) => JSON.stringify([one.program, one.environment]) === meaning,
  );
}

/** The counterexamples that the test of a law shows: what is a consequence it leaves to its cause. */
export function shownIn(verdict: Verdict | undefined): readonly Counterexample[] {
  if (verdict?.counterexample === undefined || verdict.impliedBy !== undefined) return [];
  return [verdict.counterexample, ...(verdict.others ?? [])];
}
