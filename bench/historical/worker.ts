import { installGlobals } from '../../src/clock/globals.ts';
import type { Report } from '../../src/harness/report.ts';
import type { Broken, Job, Search } from './job.ts';

/** What a worker is sent, once; it answers with a search for each seed, then with `{ done: true }`. */
export interface Order {
  readonly job: Job;
  /** URL of a module that exports the package's module as `module`. */
  readonly entry: string;
}

// Default settings are those of the code, and nothing is saved for the next check.
for (const name of Object.keys(process.env)) if (name.startsWith('FAIRTICK_')) delete process.env[name];

process.once('message', (order: Order) => {
  void work(order).then(() => process.send!({ done: true }, () => process.exit(0)));
});

async function work({ job, entry }: Order): Promise<void> {
  // Before the package is imported: many keep `setTimeout` as they find it.
  installGlobals();
  const [{ module }, { subjectsOf }, { check }] = await Promise.all([
    import(entry) as Promise<{ readonly module: Readonly<Record<string, unknown>> }>,
    import('./subjects.ts'),
    import('../../src/harness/check.ts'),
  ]);
  const subject = subjectsOf(job.package).find(({ name }) => name === job.subject)!;
  for (let seed = 1; seed <= job.seeds; seed++) {
    let search: Search;
    try {
      search = searchOf(await check(subject.adapt(module), { seed, fixtures: false }));
    } catch (error) {
      search = { seed, broken: [], vacuous: [], unusable: String(error) };
    }
    process.send!({ search });
    if (search.unusable !== undefined) return;
  }
}

function searchOf({ seed, verdicts, unusable }: Report): Search {
  return {
    seed,
    broken: verdicts.flatMap(({ law, status, impliedBy, first, counterexample }): readonly Broken[] => {
      if (status !== 'broken' || impliedBy !== undefined || counterexample === undefined) return [];
      const { size, text, violation } = counterexample;
      return [{ law, programs: first?.programs ?? 0, size, program: text, message: violation.message }];
    }),
    vacuous: verdicts.flatMap(({ law, status }) => (status === 'vacuous' ? [law] : [])),
    ...(unusable === undefined ? {} : { unusable }),
  };
}
