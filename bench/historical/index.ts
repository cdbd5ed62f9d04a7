import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseCorpus, type Row } from './corpus.ts';
import { findingOf } from './finding.ts';
import { entryOf, install } from './install.ts';
import { type Job, keyOf } from './job.ts';
import { type HistoricalOptions, readOptions } from './options.ts';
import { page } from './page.ts';
import { runJob } from './processes.ts';
import { explained, reasons } from './reasons.ts';
import { fingerprintOf, type Results, readResults, saveResults } from './results.ts';
import { subjectsOf } from './subjects.ts';

const PAGE = 'bench/historical.md';

const options = readOptions(process.argv.slice(2), availableParallelism());
const rows = parseCorpus(readFileSync('bench/historical/corpus.md', 'utf8'));
const chosen = rows.filter(
  ({ id, package: name }) => options.only === undefined || `${id} ${name}`.includes(options.only),
);
const results = readResults();
await runAll(todo(chosen, results, options), results, options);
const findings = chosen.map((row) =>
  findingOf(
    row,
    subjectsOf(row.package).map(({ name }) => name),
    results,
  ),
);
const text = page(findings, options.seeds, reasons, explained);
if (options.only === undefined) writeFileSync(PAGE, text);
console.log(text);

/** What is not known yet; each version of each package once for each subject, whatever rows it is in. */
function todo(wanted: readonly Row[], known: Results, { seeds, keep }: HistoricalOptions): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const { package: name, buggy, fixed } of wanted) {
    for (const version of fixed === undefined ? [buggy] : [buggy, fixed]) {
      for (const subject of subjectsOf(name)) {
        const job: Job = { package: name, version, subject: subject.name, seeds };
        const result = known.get(keyOf(job));
        const isDone =
          result !== undefined && (keep || result.fingerprint === fingerprintOf(subject.adapter));
        if (!isDone) jobs.set(keyOf(job), job);
      }
    }
  }
  return [...jobs.values()];
}

async function runAll(jobs: readonly Job[], known: Results, { processes }: HistoricalOptions): Promise<void> {
  let next = 0;
  let done = 0;
  await Promise.all(Array.from({ length: processes }, takeJobs));

  async function takeJobs(): Promise<void> {
    while (next < jobs.length) {
      const job = jobs[next++]!;
      const { adapter } = subjectsOf(job.package).find(({ name }) => name === job.subject)!;
      const trouble = await install(job.package, job.version);
      const fingerprint = fingerprintOf(adapter);
      const result =
        trouble === undefined
          ? await runJob(job, entryOf(job.package, job.version), fingerprint)
          : { fingerprint, searches: [], lost: trouble };
      known.set(keyOf(job), result);
      saveResults(known);
      const broken = new Set(result.searches.flatMap((search) => search.broken.map(({ law }) => law)));
      const outcome = result.lost ?? result.searches.find(({ unusable }) => unusable)?.unusable;
      process.stderr.write(
        `${++done}/${jobs.length} ${keyOf(job)}: ${outcome ?? ([...broken].join(', ') || 'nothing broken')}\n`,
      );
    }
  }
}
