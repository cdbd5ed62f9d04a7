import type { Program } from '../../program/program.ts';
import { durationAt, durationsOf, isAt, mapDurations } from './duration.ts';
import type { Draft, Place } from './rewrite.ts';

/** Programs with shorter sleeps and less work: all at once, equal ones together, one at a time. */
export function* lowerDurations(program: Program): Iterable<Draft> {
  for (let choice = 0; choice < LOWER.length; choice++) {
    yield mapDurations(program, (ms) => LOWER[choice]!(ms));
  }
  const distinct = new Set(durationsOf(program).map((place) => durationAt(program, place)));
  for (const value of distinct) {
    for (const lower of LOWER) yield mapDurations(program, (ms) => (ms === value ? lower(ms) : ms));
  }
  for (const place of durationsOf(program)) {
    for (const lower of LOWER) yield mapDurations(program, (ms, at) => (isAt(at, place) ? lower(ms) : ms));
  }
}

/** To 0, 1, half, one less. What would be no reduction stays as it is. */
const LOWER: readonly ((ms: number) => number)[] = [
  () => 0,
  (ms) => Math.min(ms, 1),
  (ms) => Math.min(ms, Math.floor(ms / 2)),
  (ms) => Math.max(0, Math.ceil(ms) - 1),
];

/**
 * Programs in which two durations become shorter by the same time, so that their difference stays; or in which time goes
 * over from an earlier step to a later one, so that their sum stays. Equal durations count as one.
 */
export function* lowerPairs(program: Program): Iterable<Draft> {
  const places = durationsOf(program);
  const groups = [...places.map((place) => [place]), ...equalOnes(program, places)];
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      const [first, second] = [groups[i]!, groups[j]!];
      const [early, late] = [durationAt(program, first[0]!), durationAt(program, second[0]!)];
      for (const lower of LOWER) {
        const both = Math.min(early, late) - lower(Math.min(early, late));
        yield mapDurations(program, (ms, at) => (isIn(first, at) || isIn(second, at) ? ms - both : ms));
        const moved = early - lower(early);
        yield mapDurations(program, (ms, at) =>
          isIn(first, at) ? ms - moved : isIn(second, at) ? ms + moved : ms,
        );
      }
    }
  }
}

function equalOnes(program: Program, places: readonly Place[]): Place[][] {
  const groups = new Map<number, Place[]>();
  for (const place of places) {
    const value = durationAt(program, place);
    groups.set(value, [...(groups.get(value) ?? []), place]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function isIn(group: readonly Place[], at: Place): boolean {
  return group.some((place) => isAt(place, at));
}
