import { canonicalise } from '../program/canonical.ts';
import type { Case } from '../program/case.ts';
import type { Bounds, CaseOptions } from './options.ts';
import { boundsOf } from './options.ts';
import { raceInstead } from './shrink/arms.ts';
import { rearrange } from './shrink/arrangement.ts';
import { workInstead } from './shrink/busy.ts';
import { smallerChannels } from './shrink/channels.ts';
import { lowerDurations, lowerPairs } from './shrink/durations.ts';
import { lowerEmits } from './shrink/emits.ts';
import { plainerEnvironment, politerWorld } from './shrink/environment.ts';
import { exchangeAndDrop } from './shrink/exchange.ts';
import { throwInstead } from './shrink/failures.ts';
import { giveDurations } from './shrink/gifts.ts';
import { guardInstead } from './shrink/guards.ts';
import { hoistSpawns, hoistSteps, sinkSpawns } from './shrink/hoist.ts';
import { holdInstead } from './shrink/holds.ts';
import { simplifyKinds } from './shrink/kinds.ts';
import { fewerLocks, fewerPermits } from './shrink/locks.ts';
import { isLess, measure } from './shrink/measure.ts';
import { mend, prune } from './shrink/mend.ts';
import { fromOwnWords } from './shrink/own-words.ts';
import type { Pass } from './shrink/pass.ts';
import { onProgram } from './shrink/pass.ts';
import { pauseInstead } from './shrink/pauses.ts';
import { otherPriorities } from './shrink/priorities.ts';
import { fewerWindows, shorterWindows } from './shrink/rates.ts';
import { withoutPairs, withoutSteps } from './shrink/steps.ts';
import { withoutTasks } from './shrink/tasks.ts';
import { yieldElsewhere } from './shrink/yields.ts';
import { earlier } from './worlds.ts';

/**
 * The most aggressive pass first. After a reduction that still fails, all begins anew: what comes late is tried seldom, so
 * the passes over pairs stand near the end.
 */
const PASSES: readonly Pass[] = [
  politerWorld,
  onProgram(withoutTasks),
  onProgram(withoutSteps),
  onProgram(hoistSteps),
  onProgram(sinkSpawns),
  onProgram(pauseInstead),
  onProgram(throwInstead),
  onProgram(guardInstead),
  onProgram(raceInstead),
  plainerEnvironment,
  onProgram(hoistSpawns),
  onProgram(simplifyKinds),
  onProgram(fewerLocks),
  fewerPermits,
  shorterWindows,
  fewerWindows,
  onProgram(smallerChannels),
  onProgram(lowerDurations),
  onProgram(lowerEmits),
  onProgram(giveDurations),
  onProgram(lowerPairs),
  onProgram(withoutPairs),
  onProgram(holdInstead),
  onProgram(exchangeAndDrop),
  onProgram(yieldElsewhere),
  onProgram(otherPriorities),
  onProgram(rearrange),
  workInstead,
  fromOwnWords,
];

/**
 * All cases one reduction below this one, each once, made when asked for: exactly what shrinking tries. A failing case is
 * *1-minimal* when none of them fails. Each is well-formed, in canonical form, fits the bounds, and is smaller in the
 * order of `shrink/measure.ts`; the empty program under the lowest limit has none.
 */
export function neighbours(value: Case, options: CaseOptions): Generator<Case> {
  return smallerCases(value, boundsOf(options));
}

export function* smallerCases(value: Case, bounds: Bounds): Generator<Case> {
  const from: Case = { program: canonicalise(prune(value.program)), environment: value.environment };
  const least = measure(from);
  const seen = new Set<string>();
  for (const pass of PASSES) {
    for (const draft of pass(from, bounds)) {
      const program = mend(draft.program, bounds.shape);
      if (program === undefined) continue;
      yield* newCase({ program, environment: draft.environment });
      // A smaller program comes to fewer occasions: the same deviation may be an earlier one there.
      if (draft.environment.world === undefined || draft.program === from.program) continue;
      for (const environment of earlier(draft.environment)) yield* newCase({ program, environment });
    }
  }

  function newCase(smaller: Case): readonly Case[] {
    const size = measure(smaller);
    if (!isLess(size, least)) return [];
    const key = size.join();
    if (seen.has(key)) return [];
    seen.add(key);
    return [smaller];
  }
}
