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
  /** None of the smaller neighbours fails. False: the bound came first. */
  readonly minimal: boolean;
  /** Smaller neighbours of `case` that were tried, and do not fail. */
  readonly neighbours: number;
}

/**
 * Follows the first smaller neighbour that still fails until there is none: fast-check's own way of shrinking, written
 * out because it has to stop at a bound, survive a hang and say whether it reached a minimum.
 */
export function* shrink(
  arbitrary: fc.Arbitrary<Case>,
  start: Case,
  fails: (kase: Case) => Running<boolean>,
  most: number,
): Running<Shrunk> {
  const path: number[] = [];
  const history = [start];
  let current = start;
  let context: unknown;
  let tried = 0;
  for (;;) {
    let position = -1;
    let smaller: fc.Value<Case> | undefined;
    for (const neighbour of arbitrary.shrink(current, context)) {
      if (tried === most) {
        return { case: current, history, path, tried, minimal: false, neighbours: position + 1 };
      }
      position++;
      tried++;
      if (yield* fails(neighbour.value)) {
        smaller = neighbour;
        break;
      }
    }
    if (smaller === undefined) {
      return { case: current, history, path, tried, minimal: true, neighbours: position + 1 };
    }
    path.push(position);
    current = smaller.value;
    history.push(current);
    context = smaller.context;
  }
}
