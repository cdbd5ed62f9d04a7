import { ALPHABET, type EnumerateOptions, type SmallScope } from '../arbitraries/enumerate.ts';
import { enumerateWorlds } from '../arbitraries/enumerate-worlds.ts';
import { boundsOf } from '../arbitraries/options.ts';
import { countPrograms, describeScope, describeWorlds } from '../arbitraries/scope.ts';
import { smallerCases } from '../arbitraries/shrink.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import type { Step } from '../program/program.ts';
import { isPolite } from '../program/world.ts';
import type { Claims } from '../trace/claims.ts';
import { guarded } from './attempt.ts';
import { exercise } from './exercise.ts';
import { OptionError } from './option-error.ts';
import type { Exhaustive, Progress, SmallPlace } from './report.ts';
import type { Running } from './running.ts';
import { caseOptionsOf, limitsOf, ratesOf, roomsOf, shapeOf } from './shape.ts';
import { CHUNK, type Source, type Sweep, type Swept, sweepThrough } from './sweep.ts';
import { count, type Origin } from './tally.ts';

/** What the path of an enumerated program begins with. */
export const SMALL_PATH = 'small:';

/** Counting beyond takes longer than it helps: about a second. */
const MOST_COUNTED = 1_000_000;

export interface Exhausted extends Swept {
  readonly exhaustive: Exhaustive;
}

/** Runs every case of a small scope, smallest first, and the smaller ones in impolite worlds as well. */
export function* exhaust(
  sweep: Sweep,
  { scope, seed }: { readonly scope: SmallScope; readonly seed: number },
  onProgress: ((progress: Progress) => void) | undefined,
): Running<Exhausted> {
  const options = enumerationFor(sweep.scheduler, scope);
  const source = sourceOf(options, seed, onProgress);
  const swept = yield* sweepThrough(sweep, source, 0, Number.POSITIVE_INFINITY);
  const { programs, impolite } = amongFirst(options, swept.runs);
  const complete = swept.end === 'all';
  const of = complete ? programs : countPrograms(options, MOST_COUNTED);
  return {
    ...swept,
    exhaustive: {
      ...scope,
      programs,
      cases: swept.runs,
      complete,
      ...(of === undefined ? {} : { of }),
      impolite,
      scope: describeScope(options, programs, of) + describeWorlds(options, impolite, complete),
    },
  };
}

/** Runs the one case that such a path leads to, as `runPath` does. */
export function* runSmallPath(
  { scheduler, tallies, exercised, forAll, timeLimit, host }: Sweep,
  scope: SmallScope,
  { seed, path }: Origin,
): Running<number> {
  const [number = 0, ...shrinks] = path.slice(SMALL_PATH.length).split(':').map(Number);
  const options = enumerationFor(scheduler, scope);
  const bounds = boundsOf(caseOptionsOf(scheduler.claims));
  let kase = smallCaseAt(scheduler, scope, number);
  for (const position of shrinks) kase = kase && at(smallerCases(kase, bounds), position);
  if (kase === undefined) {
    throw new OptionError(
      `options.path: there is no program at '${path}' among those of up to ${scope.tasks} tasks and ${scope.steps} steps. A path goes with the option exhaustive, the scheduler's claims and the version of Fairtick that printed it; a saved counterexample does not depend on them`,
    );
  }
  const origin = { seed, path, small: placeOf(options, number) };
  const trace = yield* guarded(forAll, scheduler, kase, host, timeLimit);
  count(tallies, trace, kase, () => origin, 1);
  exercise(exercised, trace);
  return 1;
}

/** The case of that number among the small ones, counted from 0. */
export function smallCaseAt(scheduler: Scheduler, scope: SmallScope, number: number): Case | undefined {
  return at(enumerateWorlds(enumerationFor(scheduler, scope)), number);
}

/** One slot and two: what goes wrong with three goes wrong with two. */
function enumerationFor({ claims }: Scheduler, scope: SmallScope): EnumerateOptions {
  return {
    ...scope,
    shape: shapeOf(claims),
    limits: limitsOf(claims).slice(0, 2),
    rates: ratesOf(claims).slice(0, 1),
    rooms: roomsOf(claims).slice(0, 2),
    alphabet: alphabetOf(claims),
  };
}

/** The steps of small programs, by what the scheduler supports: here, and nowhere else. */
function alphabetOf(claims: Claims): readonly Step[] {
  const { pause, clear, setLimit } = shapeOf(claims);
  return pause || clear || setLimit ? PLAIN : ALPHABET;
}

/** For what can be asked so much else that with all of `ALPHABET` there would be 35,000 programs, not 11,000. */
const PLAIN: readonly Step[] = [
  { yield: true },
  { sleep: 1 },
  { work: 1 },
  { throw: 'error' },
  { throw: 'error', sync: true },
];

function sourceOf(
  options: EnumerateOptions,
  seed: number,
  onProgress: ((progress: Progress) => void) | undefined,
): Source {
  let rest = enumerateWorlds(options);
  let stopped = false;
  // Only who looks on is worth the count.
  const of = onProgress === undefined ? undefined : casesAmong(options);
  return {
    take(first) {
      if (stopped) rest = from(enumerateWorlds(options), first);
      // A generator that was stopped in the midst of a step cannot go on.
      stopped = true;
      const chunk: Case[] = [];
      while (chunk.length < CHUNK) {
        const next = rest.next();
        if (next.done) break;
        chunk.push(next.value);
      }
      stopped = false;
      return chunk;
    },
    originOf: (run) => ({ seed, path: `${SMALL_PATH}${run}`, small: placeOf(options, run) }),
    onProgress: (done) => onProgress?.({ phase: 'small', done, ...(of === undefined ? {} : { of }) }),
  };
}

function casesAmong(options: EnumerateOptions): number | undefined {
  let cases = 0;
  for (const _ of enumerateWorlds(options)) if (++cases > MOST_COUNTED) return undefined;
  return cases;
}

/** What the first so many cases are: programs that came under each of their limits, and cases in impolite worlds. */
function amongFirst(
  options: EnumerateOptions,
  cases: number,
): { readonly programs: number; readonly impolite: number } {
  let programs = 0;
  let impolite = 0;
  let seen = 0;
  let last: Case['program'] | undefined;
  for (const { program, environment } of enumerateWorlds(options)) {
    const polite = isPolite(environment);
    if (last !== undefined && !(polite && program === last)) programs++;
    last = polite ? program : undefined;
    if (seen++ === cases) return { programs, impolite };
    if (!polite) impolite++;
  }
  return { programs: last === undefined ? programs : programs + 1, impolite };
}

function placeOf({ tasks, steps }: EnumerateOptions, run: number): SmallPlace {
  return { tasks, steps, number: run + 1 };
}

function at<T>(values: Iterable<T>, position: number): T | undefined {
  let i = 0;
  for (const value of values) if (i++ === position) return value;
  return undefined;
}

/** What is left behind so many values. */
function from<T>(values: Generator<T>, position: number): Generator<T> {
  for (let i = 0; i < position; i++) values.next();
  return values;
}
