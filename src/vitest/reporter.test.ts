import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leak, reportOn } from '../report/example.fixture.ts';
import { looksLikeReport, readPage } from '../report/page/read.ts';
import { cellOf } from './meta.ts';
import { moduleOf } from './modules.fixture.ts';
import FairtickReporter, { type FairtickReporterOptions } from './reporter.ts';

const report = reportOn('my-queue', [
  'causality',
  { law: 'work-conservation', status: 'broken', obligations: 3, counterexample: leak },
]);
const modules = [
  moduleOf(
    '/repo/a.test.ts',
    report.verdicts.map((verdict) => ({
      name: verdict.law,
      meta: JSON.parse(JSON.stringify({ fairtick: cellOf(report, verdict) })),
      errors: verdict.status === 'broken' ? [{ message: '✗ my-queue › work-conservation' }] : [],
    })),
  ),
];

let folder: string;
let printed = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairtick-reporter-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.stubEnv('GITHUB_ACTIONS', '');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function end(options: FairtickReporterOptions = {}, given: typeof modules = modules): void {
  new FairtickReporter({ folder: join(folder, 'out'), ...options }).onTestRunEnd(given, []);
}

const read = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');

test('a run leaves a page, JSON that view reads, Markdown and a badge', () => {
  end();
  expect(readdirSync(join(folder, 'out'))).toEqual([
    'scorecard.html',
    'scorecard.json',
    'scorecard.md',
    'scorecard.svg',
  ]);
  const json = JSON.parse(read('scorecard.json'));
  expect(looksLikeReport(json)).toBe(true);
  expect(readPage(json, 'scorecard.json').exhibits[0]!.title).toBe('my-queue › work-conservation');
  expect(read('scorecard.html')).toContain('my-queue › work-conservation');
  expect(read('scorecard.md')).toMatch(/^# Fairtick: my-queue\n\n\| law \| my-queue \|/);
  expect(read('scorecard.svg')).toContain('1 broken');
});

test('it prints the scorecard beside another reporter, all where it is the only one, or nothing', () => {
  end();
  expect(printed).toMatch(/^\n +order +capacity/);
  printed = '';
  end({ print: 'all' });
  expect(printed).toMatch(/^✗ my-queue › work-conservation\n\n +order/);
  printed = '';
  end({ print: 'nothing' });
  expect(printed).toBe('');
});

test('a run in which no scheduler was checked leaves nothing', () => {
  end({}, [moduleOf('b.test.ts', [{ name: 'other', meta: {} }])]);
  expect(printed).toBe('');
  expect(readdirSync(folder)).toEqual([]);
});

test('within GitHub Actions there are log lines, and a summary after what other steps wrote', () => {
  const file = join(folder, 'summary.md');
  writeFileSync(file, 'before\n');
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  vi.stubEnv('GITHUB_STEP_SUMMARY', file);
  vi.stubEnv('GITHUB_WORKSPACE', '/repo');
  end({ folder: false });
  expect(printed).toMatch(/^::error file=a\.test\.ts,title=my-queue › work-conservation::/);
  expect(readFileSync(file, 'utf8')).toMatch(/^before\n## Fairtick\n[\s\S]*<details>/);
});
