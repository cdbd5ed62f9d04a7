import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { sizeOf } from '../program/program.ts';
import { printProgram } from '../program/text.ts';
import { copyEvents } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { type Attempt, guarded, once, twice, withinTime } from './attempt.ts';
import type { Host } from './host.ts';
import { brokenLaws, judge } from './judge.ts';
import type { Counterexample, Shrinking } from './report.ts';
import { casesFor } from './search.ts';
import { type Shrunk, shrink } from './shrink.ts';

/** Reductions tried for one counterexample, at most. */
const MOST_TRIED = 20_000;

/** Of programs that hang each costs real time: so many are tried. */
const MOST_HANGS = 8;

/** Where a failing case comes from. */
export interface Origin {
  readonly seed: number;
  readonly run: number;
}

/**
 * Shrinks a failing case, always asking whether the *same* law is broken, and describes the smallest one.
 */
export function* findSmallest(
  scheduler: Scheduler,
  law: Law,
  laws: readonly Law[],
  start: Case,
  { seed, run }: Origin,
  timeLimit: number,
  host: Host,
): Running<Counterexample> {
  const attempt = attemptFor(law);
  const arbitrary = casesFor(scheduler);
  const fails = (kase: Case): boolean => judge(law, runLaw(scheduler, kase, host)).violation !== undefined;
  const hung = runGuarded(runLaw, scheduler, start, host, timeLimit).ending.kind === 'hang';
  const quick = hung
    ? undefined
    : withinTime(() => shrink(arbitrary, start, fails, MOST_TRIED), 4 * timeLimit);
  const shrunk = quick !== undefined && 'value' in quick ? quick.value : shrinkHanging();
  return describe(scheduler, law, laws, shrunk.case, host, timeLimit, {
    seed,
    path: [run, ...shrunk.path].join(':'),
    shrinking: {
      from: sizeOf(start.program),
      taken: shrunk.path.length,
      tried: shrunk.tried,
      minimal: shrunk.minimal,
    },
  });

  function* fails(kase: Case): Running<boolean> {
    return judge(law, yield* attempt(scheduler, kase, host)).violation !== undefined;
  }

  function* shrinkHanging(): Running<Shrunk> {
    let hangs = 0;
    const shrunk = yield* shrink(
      arbitrary,
      start,
      function* (kase) {
        if (hangs === MOST_HANGS) return false;
        const trace = yield* guarded(attempt, scheduler, kase, host, Math.ceil(timeLimit / 2));
        if (trace.ending.kind === 'hang') hangs++;
        return judge(law, trace).violation !== undefined;
      },
      MOST_TRIED,
    );
    return { ...shrunk, minimal: shrunk.minimal && hangs < MOST_HANGS };
  }
}

/** Runs a case that is known to break the law once more and keeps what the run left. */
export function* describe(
  scheduler: Scheduler,
  law: Law,
  laws: readonly Law[],
  kase: Case,
  host: Host,
  timeLimit: number,
  origin: { seed: number; path: string; shrinking: Shrinking },
): Running<Counterexample> {
  const trace = keep(
    runGuarded(law.id === 'determinism' ? runTwice : runCase, scheduler, kase, host, timeLimit),
  );
  const violation = judge(law, trace).violation ?? {
    message: `This run broke ${law.id} in the search and does not break it now: the scheduler is not deterministic.`,
    from: 0,
    to: 0,
    events: [],
    because: [],
  };
  return {
    ...kase,
    ...origin,
    scheduler: scheduler.name,
    law: law.id,
    violation,
    trace,
    text: printProgram(kase.program),
    size: sizeOf(kase.program),
    alsoBroken: brokenLaws(laws, trace).filter((id) => id !== law.id),
  };
}

/** Determinism compares two runs. */
export function attemptFor(law: Law): Attempt {
  return law.id === 'determinism' ? twice : once;
}

/** The host's recorder is overwritten by the next run. */
function keep(trace: Trace): Trace {
  return { ...trace, events: copyEvents(trace.events) };
}
