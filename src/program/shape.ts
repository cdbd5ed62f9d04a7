/**
 * What a scheduler can be asked, as limits on programs. The generator builds within a shape, shrinking stays within it,
 * and a fixture that no longer fits it is stale.
 */
export interface Shape {
  /** `main-first`: only main spawns, and all its spawns come before its other steps (the tasks are given at once).
   *  `main`: only main spawns, at any time. `nested`: every task may spawn. */
  readonly spawn: 'main-first' | 'main' | 'nested';
  /** May tasks other than main join or settle? Not in a limiter: a task that holds a slot while it waits for one that
   *  needs a slot is a deadlock of the program. */
  readonly joinInside: boolean;
  /** Every task settles all that it spawned before it ends, on every path: what a parent's end does to its children
   *  then makes no difference. */
  readonly structured: boolean;
}
