import { isLess, measure } from '../arbitraries/shrink/measure.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law, LawId } from '../laws/law.ts';
import { findSmallest, isEndless } from './counterexample.ts';
import type { Host } from './host.ts';
import type { Counterexample } from './report.ts';
import type { Running } from './running.ts';
import type { Tally } from './tally.ts';

/** The smallest counterexample of every law that was broken, shrunk from what the search met. */
export function* shrinkAll(
  scheduler: Scheduler,
  tallies: readonly Tally[],
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<ReadonlyMap<LawId, Counterexample>> {
  const smallest = new Map<LawId, Counterexample>();
  for (const tally of tallies) {
    const found = yield* shrinkOne(scheduler, tally, laws, timeLimit, host);
    if (found !== undefined) smallest.set(tally.law.id, found);
  }
  return smallest;
}

/**
 * An enumerated case is the smallest of its scope, and the same whatever the seed. A random one may still end smaller: where
 * the bug needs a number, or a thrown value, that no small program has.
 */
function* shrinkOne(
  scheduler: Scheduler,
  { law, small, broken }: Tally,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<Counterexample | undefined> {
  const enumerated = small && (yield* findSmallest(scheduler, { law, ...small }, laws, timeLimit, host));
  // What goes on for ever takes too long to be shrunk twice.
  if (enumerated !== undefined && isEndless(enumerated)) return enumerated;
  const random = broken && (yield* findSmallest(scheduler, { law, ...broken }, laws, timeLimit, host));
  if (enumerated === undefined || random === undefined) return enumerated ?? random;
  return isLess(measure(random), measure(enumerated)) ? random : enumerated;
}
