import { installGlobals } from '../clock/globals.ts';
import { assertScheduler, type Scheduler } from '../forms/scheduler.ts';
import { whyNotApplicable } from '../laws/applicable.ts';
import type { Law, LawId } from '../laws/law.ts';
import { findSmallest } from './counterexample.ts';
import { listFixtures, saveFixture, toFixture } from './fixture.ts';
import { type Host, makeHost, TURNS } from './host.ts';
import { explain } from './implication.ts';
import { type ResolvedOptions, resolveOptions } from './options.ts';
import { replayWith } from './replay.ts';
import type { CheckOptions, Counterexample, Replay, Report, Verdict } from './report.ts';
import { conduct, type Running } from './running.ts';
import { type Found, runPath, search, type Tally } from './search.ts';

/**
 * Checks a scheduler: replays its saved counterexamples, searches for new ones, shrinks and saves them. A broken law is
 * a verdict in the report, never an exception.
 *
 * @throws OptionError where an option cannot be meant, AdapterError where it is given no scheduler.
 * @example
 * const report = await check(myQueue, { runs: 5000 });
 * report.verdicts.filter((verdict) => verdict.status === 'broken');
 */
export async function check(scheduler: Scheduler, options: CheckOptions = {}): Promise<Report> {
  assertScheduler(scheduler, 'check');
  const resolved = resolveOptions(options);
  installGlobals();
  const host = makeHost(TURNS);
  const replays = await conduct(() => replayAll(scheduler, resolved, host), host);
  const applicable = resolved.laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
  const found = await conduct(() => runSearch(scheduler, applicable, resolved, host), host);
  const counterexamples = new Map<LawId, Counterexample>();
  for (const { law, broken } of found.tallies) {
    if (broken === undefined) continue;
    const failing = { law, ...broken };
    const smallest = await conduct(
      () => findSmallest(scheduler, failing, applicable, resolved.timeLimit, host),
      host,
    );
    counterexamples.set(law.id, smallest);
  }
  return {
    scheduler: scheduler.name,
    runs: found.runs,
    seed: resolved.seed,
    verdicts: verdictsOf(scheduler, resolved, found, counterexamples),
    replays,
    ...(found.unusable === undefined ? {} : { unusable: found.unusable }),
  };
}

function* replayAll(
  scheduler: Scheduler,
  { fixtures, timeLimit, path }: ResolvedOptions,
  host: Host,
): Running<readonly Replay[]> {
  const replays: Replay[] = [];
  if (fixtures === false || path !== undefined) return replays;
  for (const file of listFixtures(fixtures, scheduler.name)) {
    replays.push(yield* replayWith(file, scheduler, timeLimit, host));
  }
  return replays;
}

function runSearch(
  scheduler: Scheduler,
  laws: readonly Law[],
  options: ResolvedOptions,
  host: Host,
): Running<Found> {
  return options.path === undefined
    ? search(scheduler, laws, options, host)
    : runPath(scheduler, laws, options, options.path, host);
}

function verdictsOf(
  scheduler: Scheduler,
  options: ResolvedOptions,
  { tallies, runs }: Found,
  counterexamples: ReadonlyMap<LawId, Counterexample>,
): readonly Verdict[] {
  const { laws, fixtures, path } = options;
  const asked = path === undefined ? options.runs : 1;
  const explained = explain(laws, counterexamples);
  return laws.map((law): Verdict => {
    const reason = whyNotApplicable(law, scheduler.claims);
    if (reason !== undefined) return { law: law.id, status: 'not-applicable', obligations: 0, reason };
    const tally = tallies.find((one) => one.law === law)!;
    const counterexample = counterexamples.get(law.id);
    if (counterexample === undefined) return unbroken(tally, runs, asked);
    const impliedBy = explained.get(law.id);
    if (impliedBy !== undefined) {
      const consequence = `a consequence of what ${impliedBy} shows`;
      return { ...figures(tally), status: 'broken', counterexample, impliedBy, reason: consequence };
    }
    const saved = save(fixtures, counterexample);
    return { ...figures(tally), status: 'broken', counterexample: saved };
  });
}

function unbroken(tally: Tally, runs: number, asked: number): Verdict {
  if (tally.obligations > 0) return { ...figures(tally), status: 'held' };
  const early =
    runs < asked ? `; the search for ${asked} ended there, since programs hang or go on for ever` : '';
  const reason = `in ${runs} ${runs === 1 ? 'program' : 'programs'} there was no occasion for it${early}`;
  return { ...figures(tally), status: 'vacuous', reason };
}

function figures({ law, obligations, worst }: Tally): Pick<Verdict, 'law' | 'obligations' | 'worst'> {
  return worst === undefined ? { law: law.id, obligations } : { law: law.id, obligations, worst };
}

/** CI, evaluations and mutation runs pass `fixtures: false`, or set CI: they never write. */
function save(fixtures: string | false, counterexample: Counterexample): Counterexample {
  if (fixtures === false || process.env.CI) return counterexample;
  return { ...counterexample, fixture: saveFixture(fixtures, toFixture(counterexample)) };
}
