import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { attemptFor, compares, guarded, once } from '../../src/harness/attempt.ts';
import { makeHost, TURNS } from '../../src/harness/host.ts';
import { brokenLaws, judge } from '../../src/harness/judge.ts';
import { conduct, type Running } from '../../src/harness/running.ts';
import { whyNotApplicable } from '../../src/laws/applicable.ts';
import { laws } from '../../src/laws/index.ts';
import type { Law } from '../../src/laws/law.ts';
import type { Case } from '../../src/program/case.ts';
import type { Claims } from '../../src/trace/claims.ts';

/** How long a case may hold the processor, ms of real time. */
const TIME_LIMIT = 500;

/** Does the law fail on this case when it is run again, at one of so many tries, apart from the search and from shrinking?
 *  A law that compares two runs has the case run once by itself between two tries: it would else meet the same run first. */
export async function breaks({ scheduler }: Mutant, law: Law, kase: Case, tries: number): Promise<boolean> {
  const host = makeHost(TURNS);
  return conduct(again, host);

  function* again(): Running<boolean> {
    for (let left = tries; left > 0; left--) {
      const trace = yield* guarded(attemptFor(law), scheduler, kase, host, TIME_LIMIT);
      if (judge(law, trace).violation !== undefined) return true;
      if (left > 1 && compares(law)) yield* guarded(once, scheduler, kase, host, TIME_LIMIT);
    }
    return false;
  }
}

/**
 * A case that a mutant fails and its original passes proves that the two are not equivalent. Says why this one does not;
 * undefined where it does: same claims, and the original keeps every law on it.
 */
export async function doubt(
  { original, scheduler }: Mutant,
  law: Law,
  kase: Case,
): Promise<string | undefined> {
  if (claimsText(original.claims) !== claimsText(scheduler.claims))
    return 'the original claims something else';
  const binding = laws.filter((each) => whyNotApplicable(each, original.claims) === undefined);
  if (!binding.includes(law)) return `the original is not bound by ${law.id}`;
  const host = makeHost(TURNS);
  const broken = await conduct(function* () {
    const trace = yield* guarded(attemptFor(law), original, kase, host, TIME_LIMIT);
    return brokenLaws(binding, trace);
  }, host);
  return broken.length === 0 ? undefined : `the original breaks ${broken.join(', ')}`;
}

function claimsText({ form, supports, guarantees }: Claims): string {
  return JSON.stringify([form, [...supports].sort(), Object.entries(guarantees).sort()]);
}
