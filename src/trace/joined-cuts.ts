import { Reason } from './event.ts';

/** A task waits for another one, since that event, after so many steps. */
export interface Join {
  readonly event: number;
  readonly task: number;
  readonly target: number;
  readonly taken: number;
}

/** Some of the columns of `Cuts`, in the making. */
interface Columns {
  readonly asked: Int32Array;
  readonly granted: Int32Array;
  readonly steps: Int32Array;
}

/**
 * Where the join of a cancelled task cancels who joins: cuts each task that joined one that is cut, at that join, since both were so; and then those
 * that joined it.
 *
 * @returns for each task whose join cut it, −1 where none did.
 */
export function cutJoiners(joins: readonly Join[], cuts: Columns): Int32Array {
  const { asked, granted, steps } = cuts;
  const joined = new Int32Array(steps.length).fill(-1);
  while (joins.some(cutOne));
  return joined;

  function cutOne({ event, task, target, taken }: Join): boolean {
    if (steps[target]! < 0 || steps[task]! >= 0) return false;
    steps[task] = taken;
    asked[task] = Math.max(event, asked[target]!);
    granted[task] = asked[task]!;
    joined[task] = target;
    return true;
  }
}

export function isJoin(reason: number): boolean {
  return reason === Reason.join || reason === Reason.settle;
}
