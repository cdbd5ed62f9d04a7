import { measure } from '../arbitraries/shrink/measure.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law, LawId, Violation } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { sizeOf } from '../program/program.ts';
import { printProgram } from '../program/text.ts';
import type { Relation } from '../trace/companion.ts';
import type { Trace } from '../trace/trace.ts';
import { type Attempt, attemptFor, guarded } from './attempt.ts';
import { comparedBy } from './companions.ts';
import { findEscapes } from './escapes.ts';
import { explainCase } from './explain.ts';
import { firstFailing } from './first-failing.ts';
import { runHistory } from './history.ts';
import type { Host } from './host.ts';
import { brokenLaws, judge } from './judge.ts';
import { keep } from './keep.ts';
import type { Counterexample, Reduced, Shrinking } from './report.ts';
import { execute } from './run.ts';
import type { Running } from './running.ts';
import { casesFor } from './search.ts';
import { type Shrunk, shrink } from './shrink.ts';
import type { Origin } from './tally.ts';

/** Reductions tried for one counterexample, at most. */
const MOST_TRIED = 40_000;

/** Each program that hangs costs real time: so many are tried. */
const MOST_HANGS = 8;

/** A case that was seen to break a law, and where the search met it. */
export interface Failing extends Origin {
  readonly law: Law;
  readonly case: Case;
}

/**
 * Shrinks a failing case, always asking whether the *same* law is broken, and describes the smallest one.
 *
 * @param laws those that are also put to the smallest one.
 */
export function* findSmallest(
  scheduler: Scheduler,
  failing: Failing,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<Counterexample> {
  const shrunk = yield* shrinkFailing(scheduler, failing, timeLimit, host);
  return yield* tell(scheduler, failing, shrunk, laws, timeLimit, host);
}

/** Describes the end of a shrinking, and what was run on the way. */
export function* tell(
  scheduler: Scheduler,
  { law, case: start, seed, path, small }: Failing,
  { case: kase, history, path: taken, tried, minimal, neighbours }: Shrunk,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<Counterexample> {
  const smallest = yield* describe(scheduler, law, kase, laws, timeLimit, host, {
    seed,
    path: [path, ...taken].join(':'),
    ...(small === undefined ? {} : { small }),
    history,
    shrinking: { from: sizeOf(start.program), taken: taken.length, tried, minimal, neighbours },
  });
  if (history.length < 2 || isEndless(smallest)) return smallest;
  return { ...smallest, history: yield* runHistory(scheduler, law, history, timeLimit, host) };
}

/**
 * The first half of `findSmallest`: what is found is not described.
 *
 * @param known the ends of other shrinkings for the same law. One that comes there would go on as they did: most of the work
 *   is to see that nothing smaller fails, and that was seen.
 */
export function* shrinkFailing(
  scheduler: Scheduler,
  { law, case: start }: Failing,
  timeLimit: number,
  host: Host,
  known: readonly Case[] = [],
): Running<Shrunk> {
  const attempt = attemptFor(law);
  const arbitrary = casesFor(scheduler);
  const hangs = (yield* guarded(attempt, scheduler, start, host, timeLimit)).ending.kind === 'hang';
  let hung = 0;
  const asking = { fails, failsInTime, hangs: () => hangs || hung > 0 };
  const together = firstFailing(asking, host, 4 * timeLimit);
  const ends = new Set(known.map(keyOf));
  const shrunk = yield* shrink(arbitrary, start, together, MOST_TRIED, (kase) => ends.has(keyOf(kase)));
  return { ...shrunk, minimal: shrunk.minimal && hung < MOST_HANGS };

  function* fails(kase: Case): Running<boolean> {
    return judge(law, yield* attempt(scheduler, kase, host)).violation !== undefined;
  }

  function* failsInTime(kase: Case): Running<boolean> {
    if (hung === MOST_HANGS) return false;
    const trace = yield* guarded(attempt, scheduler, kase, host, Math.ceil(timeLimit / 2));
    if (trace.ending.kind === 'hang') hung++;
    return judge(law, trace).violation !== undefined;
  }
}

/** Of cases in canonical form: the same for no two. */
function keyOf(kase: Case): string {
  return measure(kase).join();
}

/** Runs a case that is known to break the law once more, looking where its timers go, and keeps what the run left. */
export function* describe(
  scheduler: Scheduler,
  law: Law,
  kase: Case,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
  origin: Origin & { readonly shrinking: Shrinking; readonly history?: readonly Reduced[] },
): Running<Counterexample> {
  const again = (): Running<Trace> => guarded(attemptFor(law), scheduler, kase, host, timeLimit);
  let trace = yield* again();
  // A kill in the midst of an async hook leaves all hooks of this process deaf: no hook where something hangs.
  if (trace.ending.kind !== 'hang') trace = yield* findEscapes(again());
  trace = keep(trace);
  const { violation } = judge(law, trace);
  const explained =
    violation === undefined
      ? undefined
      : yield* explainCase(scheduler, law, kase, laws, trace, timeLimit, host);
  const comparedBreaks = yield* brokenByCompared(scheduler, law, kase, laws, timeLimit, host);
  return {
    ...kase,
    ...origin,
    scheduler: scheduler.name,
    law: law.id,
    violation: withEscapes(violation ?? NOT_AGAIN, trace),
    ...(violation === undefined ? { vanished: true } : {}),
    trace,
    text: printProgram(kase.program),
    size: sizeOf(kase.program),
    alsoBroken: brokenLaws(laws, trace).filter((id) => id !== law.id),
    ...(comparedBreaks.length === 0 ? {} : { comparedBreaks }),
    ...(explained?.passesIf === undefined ? {} : { passesIf: explained.passesIf }),
    ...(explained?.decisive === undefined ? {} : { decisive: explained.decisive }),
    immaterial: explained?.immaterial ?? [],
  };
}

/** The laws that the other run breaks, where a law compares two. */
function* brokenByCompared(
  scheduler: Scheduler,
  { id, family }: Law,
  kase: Case,
  laws: readonly Law[],
  timeLimit: number,
  host: Host,
): Running<readonly LawId[]> {
  if (family !== 'metamorphic') return [];
  const compared = comparedBy(id as Relation, kase, scheduler.claims);
  if (compared === undefined) return [];
  const attempt: Attempt = (_, other) => execute(scheduler, other, host, compared.inParts);
  return brokenLaws(laws, yield* guarded(attempt, scheduler, compared.case, host, timeLimit));
}

/** Each further run of it takes long: a livelock, or a hang. */
export function isEndless({ trace }: Counterexample): boolean {
  return trace.ending.kind === 'budget' || trace.ending.kind === 'hang';
}

/** A run that waits for real time never ends in virtual time: that is the cause, whatever the law saw. */
function withEscapes(violation: Violation, { ending, leftovers }: Trace): Violation {
  if (ending.kind === 'completed' || leftovers.escapes.length === 0) return violation;
  const escapes = leftovers.escapes.map(
    (timer) => `${timer} went past the virtual clock to real time: load fairtick/setup before that module`,
  );
  return { ...violation, because: [...violation.because, ...escapes] };
}

const NOT_AGAIN: Counterexample['violation'] = {
  message: 'The law was broken in the search and is not broken now: the scheduler is not deterministic.',
  from: 0,
  to: 0,
  events: [],
  because: ['some state outlives the run, or the scheduler asks for real time or unseeded randomness'],
};
