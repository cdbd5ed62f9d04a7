import { installGlobals } from '../clock/globals.ts';
import { assertScheduler, type Scheduler } from '../forms/scheduler.ts';
import { AdapterError } from '../forms/validation.ts';
import { whyNotApplicable } from '../laws/applicable.ts';
import { lawById } from '../laws/index.ts';
import type { Law, LawId } from '../laws/law.ts';
import { setComparisonsAside, setVanishedAside } from './aside.ts';
import { shrinkAll } from './failures.ts';
import { listFixtures, saveFixture, toFixture } from './fixture.ts';
import { hardlyTested } from './hardly.ts';
import { type Host, makeHost, TURNS } from './host.ts';
import { explain } from './implication.ts';
import { type Memory, startMemory } from './memory.ts';
import { type ResolvedOptions, resolveOptions } from './options.ts';
import { findOthers } from './others.ts';
import { type FoundInPhases, findAt, findFailures } from './phases.ts';
import { replayWith } from './replay.ts';
import type { CheckOptions, Counterexample, Replay, Report, Verdict } from './report.ts';
import { conduct, type Running } from './running.ts';
import { strategyAt } from './search.ts';
import type { Tally } from './tally.ts';

/**
 * Checks a scheduler: replays its saved counterexamples, tries random programs and every small one, shrinks and saves
 * what fails. A broken law is a verdict in the report, never an exception.
 *
 * @throws OptionError where an option cannot be meant, AdapterError where it is given no scheduler.
 * @example
 * const report = await check(myQueue, { runs: 5000 });
 * report.verdicts.filter((verdict) => verdict.status === 'broken');
 */
export async function check(scheduler: Scheduler, options: CheckOptions = {}): Promise<Report> {
  return checkRemembering(scheduler, options, startMemory());
}

/** As `check`, but what the memory knows of the small scope is not found out again, and what it does not know is kept there. */
export async function checkRemembering(
  scheduler: Scheduler,
  options: CheckOptions,
  memory: Memory,
): Promise<Report> {
  assertScheduler(scheduler, 'check');
  const resolved = resolveOptions(options);
  installGlobals();
  const host = makeHost(TURNS);
  const replays = await conduct(() => replayAll(scheduler, resolved, host), host);
  const applicable = resolved.laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
  const found = await conduct(() => runSearch(scheduler, applicable, resolved, host, memory), host);
  const counterexamples = await conduct(
    () => shrinkAll(scheduler, found.tallies, applicable, resolved.timeLimit, host, memory),
    host,
  );
  const explained = setComparisonsAside(
    resolved.laws,
    counterexamples,
    found.tallies,
    setVanishedAside(counterexamples, explain(resolved.laws, counterexamples, found.tallies)),
  );
  const others = await conduct(() => othersOf(), host);
  return {
    scheduler: scheduler.name,
    runs: found.runs,
    ...(found.exhaustive === undefined ? {} : { exhaustive: found.exhaustive }),
    exercised: found.exercised,
    seed: resolved.seed,
    verdicts: verdictsOf(scheduler, resolved, found, { counterexamples, explained, others }),
    replays,
    ...(found.unusable === undefined ? {} : { unusable: found.unusable }),
  };

  function* othersOf(): Running<Failures['others']> {
    const others = new Map<LawId, readonly Counterexample[]>();
    for (const tally of found.tallies) {
      const known = counterexamples.get(tally.law.id);
      // One program was asked for; or the law that explains this one tells its bugs apart.
      if (known === undefined || explained.has(tally.law.id) || resolved.path !== undefined) continue;
      others.set(
        tally.law.id,
        yield* findOthers(scheduler, tally, known, applicable, resolved.timeLimit, host),
      );
    }
    return others;
  }
}

/** What became of the laws that were broken. */
interface Failures {
  readonly counterexamples: ReadonlyMap<LawId, Counterexample>;
  readonly explained: ReadonlyMap<LawId, LawId>;
  readonly others: ReadonlyMap<LawId, readonly Counterexample[]>;
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
  memory: Memory,
): Running<FoundInPhases> {
  return options.path === undefined
    ? findFailures(scheduler, laws, options, host, memory, options.onProgress)
    : findAt(scheduler, laws, options, options.path, host);
}

function verdictsOf(
  scheduler: Scheduler,
  { laws, fixtures }: ResolvedOptions,
  found: FoundInPhases,
  { counterexamples, explained, others }: Failures,
): readonly Verdict[] {
  const deviations = deviationsOf(scheduler);
  return laws.map((law): Verdict => {
    const verdict = verdictOn(law);
    const deviation = deviations.get(law.id) ?? deviations.get(verdict.impliedBy);
    return deviation === undefined ? verdict : { ...verdict, deviation };
  });

  function verdictOn(law: Law): Verdict {
    const reason = whyNotApplicable(law, scheduler.claims);
    if (reason !== undefined) return { law: law.id, status: 'not-applicable', obligations: 0, reason };
    const tally = found.tallies.find((one) => one.law === law)!;
    const counterexample = counterexamples.get(law.id);
    if (counterexample === undefined) return unbroken(tally, found);
    const impliedBy = explained.get(law.id);
    if (impliedBy !== undefined) {
      const consequence = `a consequence of what ${impliedBy} shows`;
      return { ...figures(tally), status: 'broken', counterexample, impliedBy, reason: consequence };
    }
    // What is wrong with an adapter is no counterexample, and what is to stay broken is none to be mended: they would be
    // replayed for ever, and say nothing.
    const folder = found.unusable === undefined && !deviations.has(law.id) ? fixtures : false;
    const saved = save(folder, counterexample);
    const further = (others.get(law.id) ?? []).map((other) => save(folder, other));
    return {
      ...figures(tally),
      status: 'broken',
      counterexample: saved,
      ...(further.length === 0 ? {} : { others: further }),
    };
  }
}

/** @throws AdapterError for a law that does not exist: its deviation would be waited for in vain. */
function deviationsOf({ name, definition }: Scheduler): ReadonlyMap<string | undefined, string> {
  const { deviations = [] } = definition;
  for (const { law } of deviations) {
    if (lawById(law) !== undefined) continue;
    throw new AdapterError(`scheduler '${name}': deviations: expected the id of a law but received '${law}'`);
  }
  return new Map(deviations.map(({ law, reason }) => [law, reason]));
}

function unbroken(tally: Tally, { programs, early }: FoundInPhases): Verdict {
  if (tally.obligations > 0) {
    const hardly = hardlyTested(tally, programs);
    return { ...figures(tally), status: 'held', ...(hardly === undefined ? {} : { hardly }) };
  }
  const ended = early ? '; the search ended there, since programs hang or go on for ever' : '';
  const reason = `in ${programs} ${programs === 1 ? 'program' : 'programs'} there was no occasion for it${ended}`;
  return { ...figures(tally), status: 'vacuous', reason };
}

function figures({
  law,
  obligations,
  occasions,
  worst,
  first,
}: Tally): Pick<Verdict, 'law' | 'obligations' | 'occasions' | 'worst' | 'first'> {
  const by = first && (first.small === undefined ? strategyAt(first) : 'small');
  return {
    law: law.id,
    obligations,
    occasions,
    ...(worst === undefined ? {} : { worst }),
    ...(first === undefined || by === undefined ? {} : { first: { programs: first.programs, by } }),
  };
}

/** CI, evaluations and mutation runs pass `fixtures: false`, or set CI: they never write. */
function save(fixtures: string | false, counterexample: Counterexample): Counterexample {
  if (fixtures === false || process.env.CI) return counterexample;
  return { ...counterexample, fixture: saveFixture(fixtures, toFixture(counterexample)) };
}
