import { installGlobals } from '../../src/clock/globals.ts';
import type { Scheduler } from '../../src/forms/scheduler.ts';
import { check } from '../../src/harness/check.ts';
import { toFixture } from '../../src/harness/fixture.ts';
import { replay } from '../../src/harness/replay.ts';
import type { Counterexample, Report, Verdict } from '../../src/harness/report.ts';
import type { Broken, Job, Search, Tally } from './job.ts';
import type { Module } from './subjects.ts';

/** What a worker is sent, once; it answers with a search. */
export interface Order {
  readonly job: Job;
  readonly seed: number;
  /** URL of a module that exports the package's module as `module`. */
  readonly entry: string;
  readonly fixedEntry: string | undefined;
}

// Default settings are those of the code, and nothing is saved for the next check.
for (const name of Object.keys(process.env)) if (name.startsWith('FAIRTICK_')) delete process.env[name];

process.once('message', (order: Order) => {
  void searchIn(order).then((search) => process.send!({ search }, () => process.exit(0)));
});

async function searchIn({ job, seed, entry, fixedEntry }: Order): Promise<Search> {
  // Before the packages are imported: many keep `setTimeout` as they find it.
  installGlobals();
  const { subjectsOf } = await import('./subjects.ts');
  const subject = subjectsOf(job.package, job.version).find(({ name }) => name === job.subject)!;
  const schedulerOf = async (url: string): Promise<Scheduler> =>
    subject.adapt(((await import(url)) as { readonly module: Module }).module);
  try {
    const fixed = fixedEntry === undefined ? undefined : await schedulerOf(fixedEntry);
    return await searchOf(await check(await schedulerOf(entry), { seed, fixtures: false }), fixed);
  } catch (error) {
    return { seed, broken: [], programs: 0, laws: [], unusable: String((error as Error).stack ?? error) };
  }
}

async function searchOf(report: Report, fixed: Scheduler | undefined): Promise<Search> {
  const { seed, runs, exhaustive, verdicts, unusable } = report;
  const broken: Broken[] = [];
  for (const { law, status, impliedBy, first, counterexample, others = [] } of verdicts) {
    if (status !== 'broken' || impliedBy !== undefined || counterexample === undefined) continue;
    for (const one of [counterexample, ...others]) {
      broken.push({
        law,
        programs: first?.programs ?? 0,
        size: one.size,
        program: one.text,
        message: one.violation.message,
        ...(fixed === undefined ? {} : { onFixed: await stateOn(fixed, one) }),
      });
    }
  }
  return {
    seed,
    broken,
    programs: runs + (exhaustive?.cases ?? 0),
    laws: verdicts.flatMap((verdict) => (verdict.status === 'not-applicable' ? [] : [tallyOf(verdict)])),
    ...(unusable === undefined ? {} : { unusable }),
  };
}

function tallyOf({ law, status, obligations, impliedBy, deviation }: Verdict): Tally {
  const isExcused = status === 'broken' && (impliedBy ?? deviation) !== undefined;
  return { law, status, obligations, ...(isExcused ? { isExcused } : {}) };
}

async function stateOn(fixed: Scheduler, counterexample: Counterexample): Promise<string> {
  const { state, reason } = await replay(toFixture(counterexample), fixed);
  if (state === 'fixed') return 'holds';
  return state === 'fails' || state === 'drifted' ? 'breaks' : `${state}: ${reason}`;
}
