import { relative, resolve } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { isAscii } from '../report/ascii.ts';
import { scorecard } from '../report/scorecard.ts';
import { cellsIn, type Failure, reportsIn, testsOf } from './collected.ts';
import { jobSummary, logLines } from './github.ts';
import { summary } from './summary.ts';
import { appendTo, writeReport } from './write-report.ts';

export interface FairtickReporterOptions {
  /** Where the report is written, relative to vitest's root; default `fairtick-report`. `false`: nowhere. */
  readonly folder?: string | false;
  /** What is printed. `scorecard` (default): that alone, for another reporter tells what failed. `all`: failures, too, and
   *  nothing that differs between two runs of the same seed. `nothing`. */
  readonly print?: 'scorecard' | 'all' | 'nothing';
}

/**
 * A reporter for vitest: at the end of a run, and after `vitest --merge-reports`, it prints the scorecard and writes
 * `scorecard.html` (with every counterexample to look at), `scorecard.json` (`fairtick view` shows it), `scorecard.md` and
 * `scorecard.svg`, a badge. Within GitHub Actions failures become annotations, and the scorecard the job's summary.
 *
 * All is made from what tests carry in `task.meta`, so that it is the same whether one machine ran them or several.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({
 *   test: { setupFiles: ['fairtick/setup'], reporters: ['default', 'fairtick/reporter'] },
 * });
 */
export default class FairtickReporter implements Reporter {
  private readonly folder: string | false;
  private readonly print: NonNullable<FairtickReporterOptions['print']>;
  private root: string = process.cwd();

  constructor({ folder = 'fairtick-report', print = 'scorecard' }: FairtickReporterOptions = {}) {
    this.folder = folder;
    this.print = print;
  }

  onInit(vitest: Vitest): void {
    this.root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Failure[]): void {
    const tests = testsOf(modules);
    const reports = reportsIn(tests);
    const github = process.env.GITHUB_ACTIONS === 'true';
    // Before the scorecard, which is to be the last thing that is seen.
    if (github) say(logLines(tests, process.env.GITHUB_WORKSPACE ?? process.cwd()));
    if (this.print === 'all') say([summary(modules, unhandled)]);
    if (this.print === 'scorecard' && reports.length > 0)
      say([`\n${scorecard(reports, { ascii: isAscii(process.env, process.platform) })}`]);
    if (reports.length === 0) return;
    const { GITHUB_STEP_SUMMARY: file } = process.env;
    if (github && file !== undefined && file !== '') appendTo(file, jobSummary(reports, tests));
    if (this.folder === false) return;
    const page = writeReport(resolve(this.root, this.folder), reports, cellsIn(tests));
    process.stderr.write(`Page: ${relative(process.cwd(), page)}\n`);
  }
}

function say(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
