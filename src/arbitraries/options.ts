import type { Rate } from '../program/case.ts';
import type { Shape } from '../program/shape.ts';

/** Which cases to generate; shrinking stays within the same bounds, except those on size. */
export interface CaseOptions {
  readonly shape: Shape;
  /** The limits that the scheduler can be given, 1 or more each. Left out or empty: the limit is 0, nothing limits. */
  readonly limits?: readonly number[];
  /** The rates that it can be given, the plainest first. Left out or empty: none. */
  readonly rates?: readonly Rate[];
  /** How many tasks may wait, in half of the cases; in the others any number may. Left out or empty: in all. */
  readonly rooms?: readonly number[];
  /** May tasks hold the processor (`work`)? Default true. */
  readonly hog?: boolean;
  /** Tasks of a program at most, the main task included. Default 8, and 24 for a few that are wide. */
  readonly maxTasks?: number;
  /** Steps of a task at most, apart from its spawns and from the joins that close it. Default 6. */
  readonly maxSteps?: number;
}

/** `CaseOptions` with every default filled in. */
export interface Bounds {
  readonly shape: Shape;
  /** Ascending, without duplicates, never empty. */
  readonly limits: readonly number[];
  readonly rates: readonly Rate[];
  readonly rooms: readonly number[];
  readonly hog: boolean;
  readonly maxTasks: number;
  /** Tasks of a wide program at most. */
  readonly mostTasks: number;
  readonly maxSteps: number;
}

/** Fills in the defaults. Throws a RangeError where a bound admits no program. */
export function boundsOf(options: CaseOptions): Bounds {
  const { shape, limits = [], rates = [], rooms = [], hog = true, maxTasks = 8, maxSteps = 6 } = options;
  atLeast('maxTasks', maxTasks, 1);
  atLeast('maxSteps', maxSteps, 0);
  const mostTasks = options.maxTasks ?? WIDEST;
  return { shape, limits: limitsAscending(limits), rates, rooms, hog, maxTasks, mostTasks, maxSteps };
}

/** Tasks of any random program at most. What is sized for a few has often room for eight or sixteen. */
export const WIDEST = 24;

/** Ascending, without duplicates; 0, which is none, where there are none. */
export function limitsAscending(limits: readonly number[]): readonly number[] {
  for (const limit of limits) atLeast('limits', limit, 1);
  return limits.length === 0 ? [0] : [...new Set(limits)].sort((x, y) => x - y);
}

export function atLeast(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(
    `${option}: Expected an integer of ${least} or more but received ${value}. Leave it out for the default.`,
  );
}
