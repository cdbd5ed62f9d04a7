import { canonicalName } from '../program/canonical.ts';
import type { Step, TaskName, Thrown } from '../program/program.ts';
import { THROWN } from '../program/program.ts';

/**
 * The steps that generated programs are made of. Programs are never written to, so equal steps are one object: that
 * spares the generator nearly all its allocations.
 */
export const YIELD: Step = { yield: true };

/** Mostly a few small values, so that deadlines coincide often; a long one now and then. */
export const DURATIONS: readonly number[] = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 10, 10, 7, 20];

export const EMITS: readonly Step[] = [1, 2, 3, 1, 7, -1, 100].map((emit) => ({ emit }));

/** By position in `DURATIONS`. */
export const SLEEPS: readonly Step[] = DURATIONS.map((sleep) => ({ sleep }));
export const WORKS: readonly Step[] = DURATIONS.map((work) => ({ work }));

/** By position in `THROWN`. */
export const THROWS: readonly Step[] = THROWN.map((thrown: Thrown) => ({ throw: thrown }));
export const SYNC_THROWS: readonly Step[] = THROWN.map((thrown: Thrown) => ({ throw: thrown, sync: true }));

/** The steps that name one task. */
export interface References {
  readonly name: TaskName;
  readonly spawn: Step;
  readonly join: Step;
  readonly settle: Step;
}

const known: References[] = [];

/** Of the task with that number, under its canonical name. */
export function references(task: number): References {
  while (known.length <= task) {
    const name = canonicalName(known.length);
    known.push({ name, spawn: { spawn: name }, join: { join: name }, settle: { settle: name } });
  }
  return known[task]!;
}
