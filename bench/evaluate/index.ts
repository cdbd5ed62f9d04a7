import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { mutants } from '../../fixtures/mutants/index.ts';
import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { laws } from '../../src/laws/index.ts';
import { correct } from './alarms.ts';
import { barsOf } from './bars.ts';
import { compareFamilies } from './families.ts';
import { type Catch, type Job, partsOf, type Results, type Seeds } from './job.ts';
import { type EvaluateOptions, readOptions } from './options.ts';
import { page } from './page.ts';
import { runJobs } from './processes.ts';
import { hasPromises } from './promises.ts';
import { FOUND, openResults } from './results.ts';
import { type Findings, summarise } from './summary.ts';

const PAGE = 'bench/evaluation.md';

const options = readOptions(process.argv.slice(2), availableParallelism());
const { only } = options;
const chosen = mutants.filter(({ name }) => only === undefined || name.includes(only));
const kept = openResults(options);
const findings = await findOut(chosen, options);
const summaries = findings.map(summarise);
const comparisons = compareFamilies(findings);
const alarms = only === undefined && options.falseAlarms > 0 ? await lookForAlarms(options) : undefined;
const reduction = only === undefined ? await shrinkOnce(options) : undefined;
const text = page({
  options,
  summaries,
  families: new Map(chosen.map(({ name, family }) => [name, family])),
  comparisons,
  alarms,
  bars: barsOf(summaries, comparisons, alarms, reduction),
  laws: laws.map(({ id }) => id),
});
if (only === undefined) writeFileSync(PAGE, text);
console.log(only === undefined ? text.slice(0, text.indexOf('## Mutants\n')) : text);
if (reduction !== undefined) {
  console.log(
    `${reduction.steps} steps of p-queue: ${reduction.ms.toFixed(0)} ms, the median of ${reduction.programs}.`,
  );
}

async function findOut(hunted: readonly Mutant[], asked: EvaluateOptions): Promise<readonly Findings[]> {
  const hunts = await inParts(hunted, partsOf(asked.seeds), asked, (mutant, seeds) => ({
    kind: 'hunt' as const,
    mutant,
    seeds,
    folder: FOUND,
  }));
  const files = hunted.flatMap(({ name }, i) =>
    [...new Set(hunts[i]!.flatMap((part) => part?.flatMap(({ shown }) => shown?.file ?? []) ?? []))].map(
      (file) => ({ kind: 'replay', mutant: name, file }) as const,
    ),
  );
  const states = await runJobs(files, asked, kept, progress(files.length));
  const replays = new Map(files.map(({ file }, i) => [file, states[i] ?? 'hung']));
  const fewer = partsOf(asked.baselineSeeds);
  const chains = await inParts(hunted, fewer, asked, (mutant, seeds) => ({
    kind: 'chain' as const,
    mutant,
    seeds,
  }));
  const promising = hunted.filter(hasPromises);
  const promised = await inParts(promising, fewer, asked, (mutant, seeds) => ({
    kind: 'promises' as const,
    mutant,
    seeds,
  }));
  return hunted.map((mutant, i) => ({
    mutant,
    hunts: hunts[i]!.flatMap((part) => expected(part, mutant)),
    replays,
    chain: chains[i]!.flatMap((part) => expected(part, mutant)),
    promises: promised[promising.indexOf(mutant)]?.flatMap(
      (part, number) => part ?? uncaught(fewer[number]!),
    ),
  }));
}

/** The results of each mutant, by parts of the seeds. */
async function inParts<J extends Job>(
  hunted: readonly Mutant[],
  parts: readonly Seeds[],
  asked: EvaluateOptions,
  jobFor: (mutant: string, seeds: Seeds) => J,
): Promise<readonly (readonly (Results[J['kind']] | undefined)[])[]> {
  const jobs = hunted.flatMap(({ name }) => parts.map((seeds) => jobFor(name, seeds)));
  const found = await runJobs<J['kind']>(jobs, asked, kept, progress(jobs.length));
  return hunted.map((_, i) => found.slice(i * parts.length, (i + 1) * parts.length));
}

async function lookForAlarms(asked: EvaluateOptions) {
  const jobs = correct.map(({ name }) => ({ kind: 'alarms', scheduler: name }) as const);
  const found = await runJobs(jobs, asked, kept, progress(jobs.length));
  return found.map((alarms, i) => ({ ...expected(alarms, correct[i]!), scheduler: correct[i]!.name }));
}

async function shrinkOnce(asked: EvaluateOptions) {
  const [reduction] = await runJobs([{ kind: 'reduction' } as const], asked, kept, progress(1));
  return reduction;
}

/** A test that hangs catches nothing: nobody learns on what it hung. */
function uncaught({ from, to }: Seeds): readonly Catch[] {
  return Array.from({ length: to - from + 1 }, () => ({ first: null, size: null }));
}

function expected<T>(result: T | undefined, { name }: { readonly name: string }): T {
  if (result === undefined) throw new Error(`The process for ${name} hung: it was silent for minutes.`);
  return result;
}

/** On stderr: the page goes to a file, its head to stdout. */
function progress(all: number): (job: Job) => void {
  let done = 0;
  return (job) => {
    const what = 'mutant' in job ? job.mutant : 'scheduler' in job ? job.scheduler : 'p-queue';
    process.stderr.write(`${job.kind} ${++done}/${all}: ${what}\n`);
  };
}
