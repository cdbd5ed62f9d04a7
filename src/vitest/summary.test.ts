import { expect, test } from 'vitest';
import { leak, reportOn } from '../report/example.fixture.ts';
import { cellOf } from './meta.ts';
import { type FakeTest, moduleOf } from './modules.fixture.ts';
import { summary } from './summary.ts';

const passing = (scheduler: string): FakeTest => {
  const report = reportOn(scheduler, ['completion']);
  return { name: 'completion', meta: { fairtick: cellOf(report, report.verdicts[0]!) } };
};

test('the order in which files finish makes no difference', () => {
  const [first, second] = [moduleOf('a.test.ts', [passing('a')]), moduleOf('b.test.ts', [passing('b')])];
  expect(summary([second, first], [])).toBe(summary([first, second], []));
  expect(summary([second, first], [])).toMatch(/^a +✓.*\nb +✓/m);
});

test('a broken law’s message stands above the scorecard as it is', () => {
  const report = reportOn('q', [
    { law: 'completion', status: 'broken', obligations: 1, counterexample: leak },
  ]);
  const meta = { fairtick: cellOf(report, report.verdicts[0]!) };
  const text = summary(
    [moduleOf('a.test.ts', [{ name: 'completion', meta, errors: [{ message: '✗ q › completion' }] }])],
    [],
  );
  expect(text).toMatch(/^✗ q › completion\n\n +completion/);
});

test('other tests that fail are named, without the frames of packages', () => {
  const stack = 'Error: boom\n    at mine.ts:1:2\n    at run (node_modules/vitest/x.js:1:1)';
  const text = summary(
    [moduleOf('a.test.ts', [{ name: 'other', meta: {}, errors: [{ message: 'boom', stack }] }])],
    [],
  );
  expect(text).toBe('✗ a.test.ts > other\n\nError: boom\n    at mine.ts:1:2\n\nNo scheduler was checked.');
});

test('a file that cannot be imported, and an error outside any test, are said', () => {
  const text = summary(
    [moduleOf('a.test.ts', [], [{ message: 'no such module' }])],
    [{ message: 'late rejection' }],
  );
  expect(text).toContain('✗ a.test.ts\n\nno such module');
  expect(text).toContain('✗ unhandled error\n\nlate rejection');
});
