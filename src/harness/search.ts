import fc from 'fast-check';
import { cases } from '../arbitraries/cases.ts';
import { type Strategy, strategies } from '../arbitraries/strategy.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { guarded } from './attempt.ts';
import { exercise } from './exercise.ts';
import type { Host } from './host.ts';
import { OptionError } from './option-error.ts';
import type { Running } from './running.ts';
import { caseOptionsOf } from './shape.ts';
import { CHUNK, type Source, type Sweep, startSweep, sweepThrough } from './sweep.ts';
import { count, type Origin, type Tally } from './tally.ts';

export interface Found {
  /** In the order of the laws given. */
  readonly tallies: readonly Tally[];
  /** Random programs that were run: fewer than asked for where one hung. */
  readonly runs: number;
  /** Why `create` threw, where it did in every run. */
  readonly unusable: string | undefined;
}

/** The arbitrary that a search of this scheduler draws from: with a seed and a path it gives the case again. */
export function casesFor(scheduler: Scheduler): fc.Arbitrary<Case> {
  return cases(caseOptionsOf(scheduler.claims));
}

/** Draws so many random programs and puts every law to every run: a search without its exhaustive phase. */
export function* search(
  scheduler: Scheduler,
  laws: readonly Law[],
  { seed, runs, timeLimit }: { seed: number; runs: number; timeLimit: number },
  host: Host,
): Running<Found> {
  const sweep = startSweep(scheduler, laws, timeLimit, host);
  const swept = yield* sweepThrough(sweep, randomSource(scheduler, seed, runs), 0, runs);
  return { tallies: sweep.tallies, runs: swept.runs, unusable: sweep.unusable };
}

/** The random programs of a search with that seed. */
export function randomSource(scheduler: Scheduler, seed: number, runs: number): Source {
  const arbitrary = casesFor(scheduler);
  return {
    take: (first) => draw(arbitrary, seed, first, Math.min(CHUNK - (first % CHUNK), runs - first)),
    originOf: (run) => originOf(seed, run),
  };
}

/** The cases of the runs from `first` on, as `fc.check` would draw them. All of one chunk. */
export function draw(arbitrary: fc.Arbitrary<Case>, seed: number, first: number, count: number): Case[] {
  return count <= 0 ? [] : fc.sample(arbitrary, { ...originOf(seed, first), numRuns: count });
}

/** The way to the program of a run. The first chunk's seed is that of the search. */
export function originOf(seed: number, run: number): Origin {
  const chunk = Math.floor(run / CHUNK);
  return {
    seed: chunk === 0 ? seed : Math.imul(seed ^ Math.imul(chunk, 0x9e3779b1), 0x85ebca6b),
    path: String(run % CHUNK),
  };
}

/** The strategy that drew a random case: not stored with it, but drawn again from the same seed. */
export function strategyAt({ seed, path }: Origin): Strategy {
  return fc.sample(strategies(), { seed, path: path.split(':')[0]!, numRuns: 1 })[0]!;
}

/** Runs the one random case that a seed and a path lead to. Gives how many there were: none where the path leads nowhere. */
export function* runPath(
  { scheduler, tallies, exercised, forAll, timeLimit, host }: Sweep,
  { seed, path }: Origin,
): Running<number> {
  const kase = caseAt(scheduler, seed, path);
  if (kase === undefined) return 0;
  const trace = yield* guarded(forAll, scheduler, kase, host, timeLimit);
  count(tallies, trace, kase, () => ({ seed, path }), 1);
  exercise(exercised, trace);
  return 1;
}

/** @throws OptionError where a path leads nowhere. */
export function caseAt(scheduler: Scheduler, seed: number, path: string): Case | undefined {
  try {
    return fc.sample(casesFor(scheduler), { seed, path, numRuns: 1 })[0];
  } catch (error) {
    throw new OptionError(
      `options.path: seed ${seed} has no program at '${path}'. A path goes with the seed, the scheduler's claims and the version of Fairtick that printed it; a saved counterexample does not depend on them`,
      { cause: error },
    );
  }
}
