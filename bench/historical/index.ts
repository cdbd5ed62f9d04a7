import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseCorpus, type Row } from './corpus.ts';
import { explanations } from './explanations.ts';
import { type Finding, findingOf } from './finding.ts';
import { entryOf, install, versionOf } from './install.ts';
import { type Job, keyOf, type Result, type Search } from './job.ts';
import { newestPage, type Release } from './newest.ts';
import { type HistoricalOptions, readOptions } from './options.ts';
import { page } from './page.ts';
import { runJob } from './processes.ts';
import { notes, reasons } from './reasons.ts';
import { fingerprintOf, type Results, readResults, saveResults } from './results.ts';
import { strangers } from './strangers.ts';
import { MAINTAINED, NEWEST, packages, subjectsOf } from './subjects.ts';
import { todo } from './todo.ts';

const PAGE = 'bench/historical.md';
const NEWEST_PAGE = 'bench/newest.md';

const options = readOptions(process.argv.slice(2), availableParallelism());
const rows = options.newest ? newest() : parseCorpus(readFileSync('bench/historical/corpus.md', 'utf8'));
const chosen = rows.filter(
  ({ id, package: name }) =>
    options.only === undefined || options.only.some((part) => `${id} ${name}`.includes(part)),
);
const results = readResults();
// The first seed tells which subjects are worth the others.
for (const seeds of options.keep ? [] : new Set([1, options.seeds])) {
  await runAll(
    todo(chosen, results, seeds, {
      subjectsOf,
      fingerprintOf,
      findingOf: options.newest ? () => ({}) : finding,
    }),
    results,
    options,
  );
}
const text = options.newest ? newestPage({ releases: releases(), explanations }) : historicalPage();
if (options.only === undefined) writeFileSync(options.newest ? NEWEST_PAGE : PAGE, text);
console.log(text);

function historicalPage(): string {
  const findings = chosen.map(finding);
  return page({ findings, seeds: options.seeds, reasons, notes, explanations, older: olderRows() });
}

function finding(row: Row): Finding {
  const subjects = subjectsOf(row.package, row.buggy).map(({ name }) => name);
  return findingOf(row, subjects, results, strangers);
}

function releases(): readonly Release[] {
  return chosen.flatMap(({ package: name, buggy }) =>
    subjectsOf(name, buggy).map(
      ({ name: subject }): Release => ({
        package: name,
        version: versionOf(name, buggy),
        subject,
        result: results.get(keyOf({ package: name, version: buggy, subject })),
      }),
    ),
  );
}

/** Rows of which a search was done by other code than this. */
function olderRows(): ReadonlySet<string> {
  const older = chosen.filter(({ package: name, buggy, fixed }) =>
    subjectsOf(name, buggy).some(({ name: subject, adapter }) => {
      const where = { package: name, version: buggy, subject, ...(fixed === undefined ? {} : { fixed }) };
      const keys = [keyOf(where), keyOf({ package: name, version: fixed ?? buggy, subject })];
      return keys.some((key) => {
        const result = results.get(key);
        return result !== undefined && result.fingerprint !== fingerprintOf(adapter);
      });
    }),
  );
  return new Set(older.map(({ id }) => id));
}

/** Rows of their own: whatever breaks is to be looked at. */
function newest(): readonly Row[] {
  return packages().flatMap((name) =>
    [NEWEST, ...(MAINTAINED[name] ?? [])].map((buggy) => ({
      id: `${name}@${buggy}`,
      package: name,
      buggy,
      fixed: undefined,
      wrong: 'the newest release',
    })),
  );
}

/** What the same code has found with the first seeds. */
function searchesOf(result: Result | undefined, fingerprint: string): readonly Search[] {
  return result?.fingerprint === fingerprint ? result.searches : [];
}

async function runAll(jobs: readonly Job[], known: Results, { processes }: HistoricalOptions): Promise<void> {
  let next = 0;
  let done = 0;
  await Promise.all(Array.from({ length: processes }, takeJobs));

  async function takeJobs(): Promise<void> {
    while (next < jobs.length) {
      const job = jobs[next++]!;
      const { adapter } = subjectsOf(job.package, job.version).find(({ name }) => name === job.subject)!;
      const { fixed } = job;
      const trouble =
        (await install(job.package, job.version)) ??
        (fixed === undefined ? undefined : await install(job.package, fixed));
      const fingerprint = fingerprintOf(adapter);
      const entry = entryOf(job.package, job.version);
      const fixedEntry = fixed === undefined ? undefined : entryOf(job.package, fixed);
      const result =
        trouble === undefined
          ? await runJob(
              { job, entry, fixedEntry },
              fingerprint,
              searchesOf(known.get(keyOf(job)), fingerprint),
            )
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
