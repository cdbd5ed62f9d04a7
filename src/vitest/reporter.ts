import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import { pageOf } from '../report/page/data.ts';
import { pageHtml } from '../report/page/html.ts';
import { scorecard } from '../report/scorecard.ts';
import { type Cell, exhibitsIn, reportsOf } from './meta.ts';

type Failure = { readonly message: string; readonly stack?: string | undefined };

export interface ScorecardReporterOptions {
  /** Where `index.html` and `report.json` are written; default `fairtick-report`. `false`: nowhere. */
  readonly folder?: string | false;
}

/**
 * A vitest reporter that prints what failed and then the scorecard, and nothing that differs between two runs of the
 * same seed: no durations, no order of completion. The same is written as a page, with every counterexample to look at.
 *
 * @example vitest run --reporter ./src/vitest/reporter.ts
 */
export default class ScorecardReporter implements Reporter {
  private readonly folder: string | false;

  constructor({ folder = 'fairtick-report' }: ScorecardReporterOptions = {}) {
    this.folder = folder;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Failure[]): void {
    process.stdout.write(`${summary(modules, unhandled)}\n`);
    if (this.folder !== false) writeReport(this.folder, cellsOf(modules));
  }
}

/** The page, and its data for whoever wants to do more with it. */
function writeReport(folder: string, cells: readonly Cell[]): void {
  if (cells.length === 0) return;
  const page = pageOf(reportsOf(cells, []), undefined, exhibitsIn(cells));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), pageHtml(page));
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(page, null, 1)}\n`);
  process.stderr.write(`Page: ${join(folder, 'index.html')}\n`);
}

function inOrder(modules: readonly TestModule[]): readonly TestModule[] {
  return [...modules].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
}

function testsOf(modules: readonly TestModule[]): readonly TestCase[] {
  return inOrder(modules).flatMap((module) => [...module.children.allTests()]);
}

function cellsOf(modules: readonly TestModule[]): readonly Cell[] {
  return testsOf(modules).flatMap((test) => test.meta().fairtick ?? []);
}

/** What the reporter prints. */
export function summary(modules: readonly TestModule[], unhandled: readonly Failure[]): string {
  const tests = testsOf(modules);
  const reports = reportsOf(
    cellsOf(modules),
    tests.flatMap((test) => test.meta().fairtickReplay ?? []),
  );
  return [
    ...inOrder(modules).flatMap(collectionFailures),
    ...tests.flatMap(testFailures),
    ...unhandled.map((error) => `✗ unhandled error\n\n${inFull(error)}`),
    reports.length === 0 ? 'No scheduler was checked.' : scorecard(reports),
  ].join('\n\n');
}

/** Errors outside any test: a module that cannot be imported, a suite whose body throws. */
function collectionFailures(module: TestModule): string[] {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.flatMap((suite) =>
    suite.errors().map((error) => `✗ ${module.relativeModuleId}\n\n${inFull(error)}`),
  );
}

function testFailures(test: TestCase): string[] {
  const { errors = [] } = test.result();
  const { fairtick, fairtickReplay } = test.meta();
  // Fairtick's own messages say themselves whom and what they are about.
  if (fairtick !== undefined || fairtickReplay !== undefined) return errors.map(({ message }) => message);
  return errors.map((error) => `✗ ${test.module.relativeModuleId} > ${test.fullName}\n\n${inFull(error)}`);
}

/** Without the frames of packages and of Node, which differ from machine to machine. */
function inFull({ stack, message }: Failure): string {
  const lines = stack?.split('\n') ?? [message];
  return lines.filter((line) => !/^\s+at .*(node_modules|node:internal|new Promise)/.test(line)).join('\n');
}
