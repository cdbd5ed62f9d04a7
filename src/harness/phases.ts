import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import { exercisedOf } from './exercise.ts';
import { SMALL } from './exhaustive.ts';
import type { Host } from './host.ts';
import { exhaustOnce, type Memory } from './memory.ts';
import type { ResolvedOptions } from './options.ts';
import type { Exhaustive, Progress } from './report.ts';
import type { Running } from './running.ts';
import { type Found, randomSource, runPath } from './search.ts';
import { runSmallPath, SMALL_PATH } from './small-scope.ts';
import { type Swept, startSweep, sweepThrough } from './sweep.ts';

/** What all phases found. */
export interface FoundInPhases extends Found {
  readonly exhaustive: Exhaustive | undefined;
  /** Programs of all phases. */
  readonly programs: number;
  readonly exercised: ReturnType<typeof exercisedOf>;
  /** A hang or too many livelocks ended it before its time. */
  readonly early: boolean;
}

type Bounds = Pick<ResolvedOptions, 'exhaustive' | 'seed' | 'runs' | 'timeLimit'>;

/** Random programs that come before the enumerated ones. */
const OPENING = 200;

/**
 * First some random programs, then every program of a small scope, smallest first, then the rest of the random ones.
 *
 * Neither of both alone: small programs come in their thousands before one of them has the two sleepers and the error that
 * a bug needs, where five random programs do on average (median over 62 mutants: 410 programs, and 5). But only having tried
 * every one says something about what was not found, and what it finds is the same program whatever the seed, and the
 * smallest that there is in the scope.
 *
 * After a hang, or too many livelocks, there are no further random programs, since each costs real time; but the small ones
 * are tried up to the first that hangs: none is smaller, and few steps of shrinking can be afforded.
 */
export function* findFailures(
  scheduler: Scheduler,
  laws: readonly Law[],
  { exhaustive: scope, seed, runs, timeLimit }: Bounds,
  host: Host,
  memory: Memory,
  onProgress?: (progress: Progress) => void,
): Running<FoundInPhases> {
  const sweep = startSweep(scheduler, laws, timeLimit, host);
  const random = {
    ...randomSource(scheduler, seed, runs),
    onProgress: (done: number) => onProgress?.({ phase: 'random', done, of: runs }),
  };
  const ends: Swept['end'][] = [];
  let exhaustive: Exhaustive | undefined;
  let swept = yield* sweepThrough(sweep, random, 0, Math.min(OPENING, runs));
  ends.push(swept.end);
  if (scope !== false) {
    const exhausted = yield* exhaustOnce(sweep, { scope, seed }, memory, onProgress);
    ends.push(exhausted.end);
    exhaustive = exhausted.exhaustive;
  }
  if (!isEarly(ends) && swept.runs < runs) {
    swept = yield* sweepThrough(sweep, random, swept.runs, runs);
    ends.push(swept.end);
  }
  return {
    tallies: sweep.tallies,
    runs: swept.runs,
    exhaustive,
    programs: sweep.programs,
    exercised: exercisedOf(sweep.exercised),
    early: isEarly(ends),
    unusable: sweep.unusable,
  };
}

function isEarly(ends: readonly Swept['end'][]): boolean {
  return ends.some((end) => end !== 'all');
}

/** Runs the one program that a path leads to. */
export function* findAt(
  scheduler: Scheduler,
  laws: readonly Law[],
  { exhaustive, seed, timeLimit }: Bounds,
  path: string,
  host: Host,
): Running<FoundInPhases> {
  const sweep = startSweep(scheduler, laws, timeLimit, host);
  const runs = path.startsWith(SMALL_PATH)
    ? yield* runSmallPath(sweep, exhaustive === false ? SMALL : exhaustive, { seed, path })
    : yield* runPath(sweep, { seed, path });
  return {
    tallies: sweep.tallies,
    runs,
    exhaustive: undefined,
    programs: runs,
    exercised: exercisedOf(sweep.exercised),
    early: false,
    unusable: sweep.unusable,
  };
}
