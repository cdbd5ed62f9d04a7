import { isLess, measure } from '../arbitraries/shrink/measure.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law, LawId } from '../laws/law.ts';
import { findSmallest, isEndless, shrinkFailing, tell } from './counterexample.ts';
import type { Host } from './host.ts';
import type { Memory } from './memory.ts';
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
  memory: Memory,
): Running<ReadonlyMap<LawId, Counterexample>> {
  const smallest = new Map<LawId, Counterexample>();
  for (const tally of tallies) {
    const found = yield* shrinkOne(scheduler, tally, laws, timeLimit, host, memory);
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
  { smallest }: Memory,
): Running<Counterexample | undefined> {
  let enumerated = smallest.get(law.id);
  if (enumerated === undefined && small !== undefined) {
    enumerated = yield* findSmallest(scheduler, { law, ...small }, laws, timeLimit, host);
    smallest.set(law.id, enumerated);
  }
  // What goes on for ever takes too long to be shrunk twice.
  if (broken === undefined || (enumerated !== undefined && isEndless(enumerated))) return enumerated;
  const known = enumerated === undefined ? [] : [enumerated];
  const random = yield* shrinkFailing(scheduler, { law, ...broken }, timeLimit, host, known);
  if (enumerated !== undefined && !isLess(measure(random.case), measure(enumerated))) return enumerated;
  return yield* tell(scheduler, { law, ...broken }, random, laws, timeLimit, host);
}
