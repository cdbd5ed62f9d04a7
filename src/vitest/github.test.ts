import { expect, test } from 'vitest';
import type { Verdict } from '../harness/report.ts';
import { leak, reportOn } from '../report/example.fixture.ts';
import { reportsIn, testsOf } from './collected.ts';
import { jobSummary, logLines } from './github.ts';
import { cellOf } from './meta.ts';
import { type FakeTest, moduleOf } from './modules.fixture.ts';

const broken: Verdict = { law: 'completion', status: 'broken', obligations: 1, counterexample: leak };

function failing(scheduler: string, message: string, verdict: Verdict = broken): FakeTest {
  const meta = { fairtick: cellOf(reportOn(scheduler, [verdict]), verdict) };
  return { name: `${scheduler} > ${verdict.law}`, meta, errors: [{ message }] };
}

function linesFor(...tests: FakeTest[]): string[] {
  return logLines(testsOf([moduleOf('/repo/test/q.test.ts', tests)]), '/repo');
}

test('a broken law is an error at its file, on one line, with the whole block', () => {
  expect(linesFor(failing('q', '✗ q › completion\n\n  100 % lost'))).toEqual([
    '::error file=test/q.test.ts,title=q › completion::✗ q › completion%0A%0A  100 %25 lost',
  ]);
});

test('nothing in a name or a message begins a command of its own', () => {
  const [line] = linesFor(failing('a,b:c\n::stop-commands::x', 'm\r\n::add-mask::secret'));
  expect(line).toBe(
    '::error file=test/q.test.ts,title=a%2Cb%3Ac%0A%3A%3Astop-commands%3A%3Ax › completion::m%0D%0A::add-mask::secret',
  );
  expect(line!.split('\n')).toHaveLength(1);
});

test('a consequence, and a test that is not ours, are left to others', () => {
  const consequence = failing('q', 'see elsewhere', { ...broken, impliedBy: 'work-conservation' });
  expect(linesFor(consequence, { name: 'other', meta: {}, errors: [{ message: 'boom' }] })).toEqual([]);
});

test('a saved counterexample that fails is an error, and a stale one a warning', () => {
  const replayed = (state: string, message: string[]): FakeTest => ({
    name: 'replays',
    meta: { fairtickReplay: { scheduler: 'q', file: 'f.json', state, reason: 'its format is 0' } },
    errors: message.map((text) => ({ message: text })),
  });
  expect(linesFor(replayed('fails', ['f.json still fails']), replayed('stale', []))).toEqual([
    '::error file=test/q.test.ts,title=q::f.json still fails',
    '::warning file=test/q.test.ts,title=q::f.json is stale: its format is 0',
  ]);
});

test('a bug that a saved counterexample and the search both show is said once, by the test of its law', () => {
  const replayed = {
    name: 'replays f.json',
    meta: { fairtickReplay: { scheduler: 'q', file: 'f.json', state: 'fails', toldBy: 'completion' } },
    errors: [{ message: 'f.json still fails' }],
  };
  const law = failing('q', 'the block');
  expect(linesFor(replayed, law)).toEqual(['::error file=test/q.test.ts,title=q › completion::the block']);
  const both = testsOf([moduleOf('a', [replayed, law])]);
  expect(jobSummary(reportsIn(both), both).match(/<details>/g)).toHaveLength(1);
  // The law's test may be of another scheduler, or not have run.
  expect(linesFor(replayed, failing('p', 'another'))).toHaveLength(2);
  expect(linesFor(replayed)).toEqual(['::error file=test/q.test.ts,title=q::f.json still fails']);
});

test('two schedulers that differ are an error, too', () => {
  const difference = {
    name: 'v1 and v2 do not differ',
    meta: { fairtickDifference: { kind: 'order', schedulers: ['v1', 'v2'] } },
    errors: [{ message: '✗ v1 and v2 differ in order' }],
  };
  expect(linesFor(difference)).toEqual([
    '::error file=test/q.test.ts,title=v1 and v2::✗ v1 and v2 differ in order',
  ]);
});

test('the job’s summary is the scorecard and, folded up, what broke', () => {
  const tests = testsOf([moduleOf('a', [failing('<b>q', 'look: ```\n# not a heading')])]);
  const summary = jobSummary(reportsIn(tests), tests);
  expect(summary).toMatch(/^## Fairtick\n\n\| law \| \\<b\\>q \|/);
  expect(summary).toContain('<details><summary>&lt;b>q > completion</summary>');
  expect(summary).toContain('\n````text\nlook: ```\n# not a heading\n````\n');
});
