/**
 * Digests stand for results and errors where a number is needed (the `b` column of a trace, the oracle's answer). A result
 * is its 32-bit fold (−2³¹ … 2³¹−1); everything else lies outside that range, so a result is never mistaken for an error.
 */
export const Digest = {
  /** A value that belongs to another task, or to none. */
  foreign: 0x2_0000_0000,
  /** `error + 8 × task` for the Error object that task threw; `error + position in THROWN` for a falsy value. */
  error: 0x4_0000_0000,
  /** Added to that for the Error object that task threw as it cleaned up. */
  atCleanup: 6,
  /** An error that no task threw (a TypeError of the scheduler, say). */
  foreignError: 0x8_0000_0000,
  /** What a task that was cancelled ended with, however its scheduler says so. */
  cancelled: 0x10_0000_0000,
} as const;

/**
 * How results fold, in words, because oracle and interpreter implement it independently: a task's result starts at 0;
 * `emit v` makes it imul(result, 31) + v, wrapped to 32 bits; a join, or a settle that gives a result, folds that
 * result as if it were emitted; a settle that gives an error folds `SETTLED_ERROR + (digest − Digest.error)`,
 * and of a cancelled task `SETTLED_CANCELLED`.
 */
export const SETTLED_ERROR = 101;
export const SETTLED_CANCELLED = 97;
