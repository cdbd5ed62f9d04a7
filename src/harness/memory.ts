import type { SmallScope } from '../arbitraries/enumerate.ts';
import type { LawId } from '../laws/law.ts';
import { startExercise } from './exercise.ts';
import type { Counterexample, Progress } from './report.ts';
import type { Running } from './running.ts';
import { type Exhausted, exhaust } from './small-scope.ts';
import type { Sweep } from './sweep.ts';
import { addTallies, startTallies } from './tally.ts';

/**
 * What enumerating came to, for checks of one scheduler with several seeds: the small scope is the same for each, and takes
 * half of a check. Only for who knows that the scheduler keeps nothing from one run to the next; a check on its own starts
 * with nothing in mind.
 */
export interface Memory {
  scope: { readonly after: number; readonly sweep: Sweep; readonly exhausted: Exhausted } | undefined;
  /** Shrunk from what was enumerated. */
  readonly smallest: Map<LawId, Counterexample>;
}

export function startMemory(): Memory {
  return { scope: undefined, smallest: new Map() };
}

/** As `exhaust`, unless it is known what that comes to: then only what it found is added to the sweep. */
export function* exhaustOnce(
  sweep: Sweep,
  asked: { readonly scope: SmallScope; readonly seed: number },
  memory: Memory,
  onProgress: ((progress: Progress) => void) | undefined,
): Running<Exhausted> {
  // Which programs are compared with others goes by how many came before.
  if (memory.scope?.after !== sweep.programs) {
    const laws = sweep.tallies.map(({ law }) => law);
    const apart: Sweep = { ...sweep, tallies: startTallies(laws), exercised: startExercise() };
    const exhausted = yield* exhaust(apart, asked, onProgress);
    memory.scope = { after: sweep.programs, sweep: apart, exhausted };
    memory.smallest.clear();
  }
  const { sweep: apart, exhausted } = memory.scope;
  addTallies(sweep.tallies, apart.tallies);
  for (const [feature, programs] of apart.exercised.counts.entries()) {
    sweep.exercised.counts[feature]! += programs;
  }
  sweep.programs = apart.programs;
  sweep.batch = apart.batch;
  sweep.escaped ||= apart.escaped;
  sweep.unusable = apart.unusable;
  return exhausted;
}

/** Tells whether two searches of a small scope came to the same. */
export function outcomeOf({ scope }: Memory): string {
  return JSON.stringify(
    scope?.sweep.tallies.map(({ law, obligations, occasions, worst, breaks, without, small, kinds }) => [
      law.id,
      obligations,
      occasions,
      worst,
      breaks,
      without,
      small?.path,
      [...kinds].map(([kind, { path }]) => [kind, path]),
    ]),
  );
}
