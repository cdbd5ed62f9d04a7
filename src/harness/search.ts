import fc from 'fast-check';
import { cases } from '../arbitraries/cases.ts';
import { realTimers } from '../clock/escapes.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { sizeOf } from '../program/program.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import { type Attempt, guarded, once, twice, withinTime } from './attempt.ts';
import { findEscapes } from './escapes.ts';
import type { Host } from './host.ts';
import { judge } from './judge.ts';
import { OptionError } from './options.ts';
import type { Running } from './running.ts';
import { limitsOf, shapeOf } from './shape.ts';

/** What a search found out about one law. */
export interface Tally {
  readonly law: Law;
  obligations: number;
  worst: number | undefined;
  /** The smallest case of those that broke it, and fast-check's way to it. */
  broken: ({ readonly case: Case } & Origin) | undefined;
}

/** The seed and the path by which fast-check comes to a case. */
export interface Origin {
  readonly seed: number;
  readonly path: string;
}

export interface Found {
  /** In the order of the laws given. */
  readonly tallies: readonly Tally[];
  /** Programs that were run: fewer than asked for where one hung. */
  readonly runs: number;
  /** Why `create` threw, where it did in every run. */
  readonly unusable: string | undefined;
}

/** Programs drawn at a time, each chunk from a seed of its own: what waits to be run is kept by every scavenge. */
export const CHUNK = 256;

/** Most programs in one guarded call, drawing included: few enough to lose little to a hang, enough to make the guard's
 *  cost small. */
const BATCH = 2048;

/** So many programs may end in a livelock: each costs as much as hundreds that do not. */
const MOST_LIVELOCKS = 50;

/** Programs that are run again to find the code that escapes to real time. */
const ESCAPE_RUNS = 50;

/** The first programs are run twice, and of the others every so many-th: determinism must not cost half the time. */
const TWINS = 100;
const TWIN_EVERY = 64;

/** The arbitrary that a search of this scheduler draws from: with a seed and a path it gives the case again. */
export function casesFor(scheduler: Scheduler): fc.Arbitrary<Case> {
  return cases({ shape: shapeOf(scheduler.claims), limits: limitsOf(scheduler.claims) });
}

/**
 * Draws programs and puts every law to every run. Goes on past violations, so that one bug does not hide another; stops at
 * a hang, since what hangs once tends to hang each time.
 */
export function* search(
  scheduler: Scheduler,
  laws: readonly Law[],
  { seed, runs, timeLimit }: { seed: number; runs: number; timeLimit: number },
  host: Host,
): Running<Found> {
  const tallies: Tally[] = laws.map((law) => ({ law, obligations: 0, worst: undefined, broken: undefined }));
  const arbitrary = casesFor(scheduler);
  let drawn: (Case | undefined)[] = [];
  let chunk = -1;
  let run = 0;
  let size = 1;
  let livelocks = 0;
  let hung = false;
  let unusable: string | undefined;
  const timers = realTimers();
  while (run < runs && livelocks < MOST_LIVELOCKS) {
    const end = Math.min(run + size, runs);
    const result = yield* withinTime(batch(end), host, timeLimit);
    if ('value' in result) {
      // A batch of a slow scheduler must not come near the limit that is meant for one program.
      size = result.took < timeLimit / 20 ? Math.min(2 * size, BATCH) : Math.max(1, size >> 1);
      continue;
    }
    // A busy machine can make a batch late: only the program that hangs on its own is a hang.
    const kase = caseOf(run);
    const trace = yield* guarded(attemptOf(run), scheduler, kase, host, timeLimit);
    count(tallies, trace, kase, () => originOf(seed, run));
    run++;
    if (trace.ending.kind === 'budget') livelocks++;
    hung = trace.ending.kind === 'hang';
    if (hung) break;
  }
  if (realTimers() > timers) yield* nameEscapes();
  return { tallies, runs: run, unusable };

  function* batch(end: number): Running<void> {
    // Not only between batches: how long those are is a matter of real time, and what is found must not be.
    for (; run < end && livelocks < MOST_LIVELOCKS; run++) {
      const kase = caseOf(run);
      const trace = yield* attemptOf(run)(scheduler, kase, host);
      count(tallies, trace, kase, () => originOf(seed, run));
      // What is let go of need not be kept by the next scavenge: a twentieth of a search.
      drawn[run % CHUNK] = undefined;
      if (trace.ending.kind === 'budget') livelocks++;
      unusable = run === 0 || unusable !== undefined ? failedCreate(trace.ending) : undefined;
    }
  }

  /** Some timer went to real time: too dear to look for in every run, so the first programs are run again. */
  function* nameEscapes(): Running<void> {
    // Never the one that hung: a kill in the midst of an async hook leaves all hooks of this process deaf.
    const last = Math.min(hung ? run - 1 : run, ESCAPE_RUNS);
    for (let again = 0; again < last; again++) {
      const [kase] = draw(arbitrary, seed, again, 1);
      const trace = yield* findEscapes(guarded(once, scheduler, kase!, host, timeLimit));
      if (trace.leftovers.escapes.length === 0) continue;
      count(tallies, trace, kase!, () => originOf(seed, again));
      return;
    }
  }

  function caseOf(number: number): Case {
    const needed = Math.floor(number / CHUNK);
    if (chunk !== needed) {
      drawn = draw(arbitrary, seed, needed * CHUNK, Math.min(CHUNK, runs - needed * CHUNK));
      // Last: a batch that is stopped while it draws draws again.
      chunk = needed;
    }
    return drawn[number % CHUNK]!;
  }
}

/** The cases of the runs from `first` on, as `fc.check` would draw them. */
export function draw(arbitrary: fc.Arbitrary<Case>, seed: number, first: number, count: number): Case[] {
  return fc.sample(arbitrary, { ...originOf(seed, first), numRuns: count });
}

function attemptOf(run: number): Attempt {
  return run < TWINS || run % TWIN_EVERY === 0 ? twice : once;
}

function failedCreate(ending: Ending): string | undefined {
  return ending.kind === 'crash' && ending.where === 'create' ? `create threw ${ending.error}` : undefined;
}

/** The way to the program of a run. The first chunk's seed is that of the search. */
export function originOf(seed: number, run: number): Origin {
  const chunk = Math.floor(run / CHUNK);
  return {
    seed: chunk === 0 ? seed : Math.imul(seed ^ Math.imul(chunk, 0x9e3779b1), 0x85ebca6b),
    path: String(run % CHUNK),
  };
}

/** Runs the one case that a seed and a path lead to. */
export function* runPath(
  scheduler: Scheduler,
  laws: readonly Law[],
  { seed, timeLimit }: { seed: number; timeLimit: number },
  path: string,
  host: Host,
): Running<Found> {
  const tallies: Tally[] = laws.map((law) => ({ law, obligations: 0, worst: undefined, broken: undefined }));
  const kase = caseAt(scheduler, seed, path);
  if (kase !== undefined) {
    count(tallies, yield* guarded(twice, scheduler, kase, host, timeLimit), kase, () => ({ seed, path }));
  }
  return { tallies, runs: kase === undefined ? 0 : 1, unusable: undefined };
}

function caseAt(scheduler: Scheduler, seed: number, path: string): Case | undefined {
  try {
    return fc.sample(casesFor(scheduler), { seed, path, numRuns: 1 })[0];
  } catch (error) {
    throw new OptionError(
      `options.path: seed ${seed} has no program at '${path}'. A path goes with the seed, the scheduler's claims and the version of Fairtick that printed it; a saved counterexample does not depend on them`,
      { cause: error },
    );
  }
}

function count(tallies: readonly Tally[], trace: Trace, kase: Case, origin: () => Origin): void {
  for (const tally of tallies) {
    const { obligations, worst, violation } = judge(tally.law, trace);
    tally.obligations += obligations;
    if (worst !== undefined && (tally.worst === undefined || worst > tally.worst)) tally.worst = worst;
    if (violation === undefined) continue;
    const { broken } = tally;
    // The smallest of a chunk is the best start, and no later chunk is worth an origin that is harder to name.
    if (broken === undefined) tally.broken = { case: kase, ...origin() };
    else if (sizeOf(kase.program) < sizeOf(broken.case.program)) {
      const { seed, path } = origin();
      if (seed === broken.seed) tally.broken = { case: kase, seed, path };
    }
  }
}
