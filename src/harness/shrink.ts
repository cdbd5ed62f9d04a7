import type fc from 'fast-check';
import type { Case } from '../program/case.ts';
import type { Running } from './running.ts';

export interface Shrunk {
  readonly case: Case;
  /** The failing cases on the way, from the start to `case`. */
  readonly history: readonly Case[];
  /** Positions of the reductions taken: what fast-check appends to a path. */
  readonly path: readonly number[];
  readonly tried: number;
  /** None of the smaller neighbours fails. False: the bound came first, or it came to a case that was shrunk before. */
  readonly minimal: boolean;
  /** Smaller neighbours of `case` that were tried, and do not fail. */
  readonly neighbours: number;
}

/** The first of some cases that fails, by its place among them. */
export type FirstFailing = (cases: readonly Case[]) => Running<number | undefined>;

/**
 * Follows the first smaller neighbour that still fails until there is none: fast-check's own way of shrinking, written
 * out because it has to stop at a bound, survive a hang and say whether it reached a minimum.
 *
 * @param firstFailing is asked for ever more neighbours at a time, so that what guards them is paid for once; which one is
 *   followed does not depend on how many are asked for.
 * @param isKnown true of a case of which all is known already: there it stops.
 */
export function* shrink(
  arbitrary: fc.Arbitrary<Case>,
  start: Case,
  firstFailing: FirstFailing,
  most: number,
  isKnown: (kase: Case) => boolean = () => false,
): Running<Shrunk> {
  const path: number[] = [];
  const history = [start];
  let current = start;
  let context: unknown;
  let tried = 0;
  for (;;) {
    const neighbours = arbitrary.shrink(current, context);
    let passed = 0;
    let smaller: fc.Value<Case> | undefined;
    for (let batch = 4; smaller === undefined; batch = Math.min(2 * batch, BATCH)) {
      const cases = take(neighbours, Math.min(batch, most - tried));
      if (cases.length === 0) {
        const minimal = tried < most || take(neighbours, 1).length === 0;
        return { case: current, history, path, tried, minimal, neighbours: passed };
      }
      const failing = yield* firstFailing(cases.map(({ value }) => value));
      smaller = failing === undefined ? undefined : cases[failing];
      tried += failing === undefined ? cases.length : failing + 1;
      passed += failing ?? cases.length;
    }
    path.push(passed);
    current = smaller.value;
    history.push(current);
    context = smaller.context;
    if (isKnown(current)) return { case: current, history, path, tried, minimal: false, neighbours: 0 };
  }
}

/** Neighbours asked for at a time, at most: few enough to be done long before the time limit of one program. */
const BATCH = 128;

/** The next so many, or what is left of them. */
function take<T>(values: Iterator<T>, count: number): readonly T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = values.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}
