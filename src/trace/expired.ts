import type { Cuts } from './cuts.ts';

/** Was its time up before that event? */
export function isExpired(
  cuts: Cuts | undefined,
  task: number,
  before: number = Number.POSITIVE_INFINITY,
): boolean {
  return cuts !== undefined && cuts.expired[task]! >= 0 && cuts.expired[task]! < before;
}

/** Was the time of some task up? Then what it was told of, and when, says of nobody when he could have ended. */
export function isAnyExpired(cuts: Cuts | undefined): boolean {
  return cuts?.expired.some((event) => event >= 0) ?? false;
}
