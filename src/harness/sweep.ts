import { realTimers } from '../clock/escapes.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import { type Attempt, attemptFor, attemptForAll, compares, guarded, once, withinTime } from './attempt.ts';
import { findEscapes } from './escapes.ts';
import { type Exercise, exercise, startExercise } from './exercise.ts';
import type { Host } from './host.ts';
import type { Running } from './running.ts';
import { count, type Origin, startTallies, type Tally } from './tally.ts';

/** Where the cases of a phase come from. */
export interface Source {
  /** The cases from a number on, `CHUNK` at most; empty where there are no more. Asked for in order; and once more for the
   *  same ones where it was stopped in the midst. What was run is taken out of the list. */
  readonly take: (first: number) => (Case | undefined)[];
  readonly originOf: (run: number) => Origin;
  /** Told now and then how many of the source were run. */
  readonly onProgress?: (done: number) => void;
}

/** What the phases of a search share. */
export interface Sweep {
  readonly scheduler: Scheduler;
  readonly tallies: readonly Tally[];
  readonly exercised: Exercise;
  readonly timeLimit: number;
  readonly host: Host;
  /** The way to run a case that serves all laws; and those that serve one of the laws that compare runs. */
  readonly forAll: Attempt;
  readonly forOne: readonly Attempt[];
  /** Programs that were run in all phases. */
  programs: number;
  /** Programs in one guarded call. */
  batch: number;
  /** A timer went to real time, and the code that set it was named. */
  escaped: boolean;
  /** Why `create` threw, where it did in every run. */
  unusable: string | undefined;
}

export interface Swept {
  /** Cases of this source up to which all were run. */
  readonly runs: number;
  /** `all`: that were asked for. The others say what came first: too many livelocks, a hang. */
  readonly end: 'all' | 'livelocks' | 'hang';
}

/** Programs taken at a time: what waits to be run is kept by every scavenge. */
export const CHUNK = 256;

/** Most programs in one guarded call, drawing included: few enough to lose little to a hang, enough to make the guard's
 *  cost small. */
const BATCH = 2048;

/** A batch takes a twentieth of the time that one program may: only a machine that is busy with others makes it late by so
 *  much, and to be stopped in the midst of a run leaves traces in schedulers that keep state in their module. */
const PATIENCE = 4;

/** So many programs of a phase may end in a livelock: each costs as much as hundreds that do not. */
const MOST_LIVELOCKS = 50;

/** Programs that are run again to find the code that escapes to real time. */
const ESCAPE_RUNS = 50;

/** For the first programs all is run that a law compares them with, and for every so many-th of the others what one such
 *  law needs, in turn: to compare must not cost half the time. */
const COMPARED = 200;
const COMPARED_EVERY = 64;

export function startSweep(scheduler: Scheduler, laws: readonly Law[], timeLimit: number, host: Host): Sweep {
  return {
    scheduler,
    tallies: startTallies(laws),
    exercised: startExercise(),
    timeLimit,
    host,
    forAll: attemptForAll(laws),
    forOne: laws.filter(compares).map(attemptFor),
    programs: 0,
    batch: 1,
    escaped: false,
    unusable: undefined,
  };
}

/**
 * Runs the cases of a source from `first` up to `end` and puts every law to every run. Goes on past violations, so that one
 * bug does not hide another; stops at a hang, since what hangs once tends to hang each time.
 */
export function* sweepThrough(state: Sweep, source: Source, first: number, end: number): Running<Swept> {
  const { scheduler, tallies, exercised, timeLimit, host } = state;
  let chunk: (Case | undefined)[] = [];
  let start = first;
  let run = first;
  let livelocks = 0;
  let hung = false;
  let over = false;
  let earliest: readonly (Case | undefined)[] | undefined;
  const timers = realTimers();
  while (isMore()) {
    const result = yield* withinTime(batch(Math.min(run + state.batch, end)), host, PATIENCE * timeLimit);
    if ('value' in result) {
      // A batch of a slow scheduler must not come near the limit that is meant for one program.
      state.batch =
        result.took < timeLimit / 20 ? Math.min(2 * state.batch, BATCH) : Math.max(1, state.batch >> 1);
    } else if (isMore()) {
      // A busy machine can make a batch late: only the program that hangs on its own is a hang.
      const attempt = attemptAt(state);
      const trace = yield* guarded(attempt, scheduler, chunk[run - start]!, host, timeLimit);
      take(trace);
      hung = trace.ending.kind === 'hang';
      if (hung) break;
    }
    source.onProgress?.(run);
  }
  if (!state.escaped && realTimers() > timers) yield* nameEscapes();
  return { runs: run, end: hung ? 'hang' : livelocks === MOST_LIVELOCKS ? 'livelocks' : 'all' };

  function* batch(until: number): Running<void> {
    // Not only between batches: how long those are is a matter of real time, and what is found must not be.
    while (run < until && isMore()) {
      take(yield* attemptAt(state)(scheduler, chunk[run - start]!, host));
    }
  }

  function isMore(): boolean {
    if (over || run >= end || livelocks >= MOST_LIVELOCKS) return false;
    if (run === start + chunk.length) {
      const next = source.take(run);
      // Last: a batch that is stopped while it draws draws again.
      start = run;
      chunk = next;
      if (!state.escaped) earliest ??= chunk.slice(0, ESCAPE_RUNS);
    }
    over = chunk.length === 0;
    return !over;
  }

  function take(trace: Trace): void {
    const kase = chunk[run - start]!;
    state.programs++;
    count(tallies, trace, kase, originOfRun, state.programs);
    exercise(exercised, trace);
    if (trace.ending.kind === 'budget') livelocks++;
    if (state.programs === 1 || state.unusable !== undefined) state.unusable = failedCreate(trace.ending);
    run++;
    // What is let go of need not be kept by the next scavenge: a twentieth of a search. Last: a batch that is stopped
    // while it counts runs this case again.
    chunk[run - 1 - start] = undefined;
  }

  function originOfRun(): Origin {
    return source.originOf(run);
  }

  /** Some timer went to real time: too dear to look for in every run, so the first programs are run again. */
  function* nameEscapes(): Running<void> {
    // Never the one that hung: a kill in the midst of an async hook leaves all hooks of this process deaf.
    const last = hung ? run - 1 : run;
    for (let again = first; again < last && again - first < (earliest?.length ?? 0); again++) {
      const kase = earliest![again - first]!;
      const trace = yield* findEscapes(guarded(once, scheduler, kase, host, timeLimit));
      if (trace.leftovers.escapes.length === 0) continue;
      state.escaped = true;
      count(tallies, trace, kase, () => source.originOf(again), state.programs);
      // What did not come to its end breaks other laws: of what a run leaves behind only one that ended can tell.
      if (trace.ending.kind === 'completed') return;
    }
  }
}

function attemptAt({ programs, forAll, forOne }: Sweep): Attempt {
  if (programs < COMPARED) return forAll;
  if (programs % COMPARED_EVERY !== 0) return once;
  return forOne[(programs / COMPARED_EVERY) % forOne.length] ?? once;
}

function failedCreate(ending: Ending): string | undefined {
  return ending.kind === 'crash' && ending.where === 'create' ? `create threw ${ending.error}` : undefined;
}
