import { Digest, SETTLED_ERROR } from './digest.ts';
import { type Fate, fold, type Walk } from './fate.ts';

/**
 * What main folds where it is told what all tasks came to (`idle results`). Where some failed a map tells the errors and nothing else,
 * else the results, both in the order of its input; some maps leave out what came to nothing, and wrap what is thrown and no Error. So
 * errors count where there are any, and of them the Error objects; else results other than 0.
 *
 * @param ends digests of results and errors, in that order (see `digest.ts`).
 * @example foldAll(0, [7, 0, 5]) // as `emit 7, emit 5`
 */
export function foldAll(result: number, ends: readonly number[]): number {
  const errors = ends.filter(isError);
  if (errors.length === 0) return ends.filter((end) => end !== 0).reduce(fold, result);
  return errors
    .filter((end) => end < Digest.foreignError && (end - Digest.error) % 8 === 0)
    .map((end) => SETTLED_ERROR + (end - Digest.error))
    .reduce(fold, result);
}

/** What all that a task spawned came to. */
export function foldResults(walk: Walk, fate: Fate): void {
  const ends: number[] = [];
  for (const step of fate.steps) {
    const spawned = 'spawn' in step ? walk.fates[walk.numberOf(step.spawn)] : undefined;
    if (spawned?.outcome === 'returned' || spawned?.outcome === 'threw') ends.push(spawned.digest);
  }
  fate.digest = foldAll(fate.digest, ends);
}

function isError(end: number): boolean {
  return end >= Digest.error;
}
