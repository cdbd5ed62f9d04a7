import { expect, test } from 'vitest';
import type { Row } from './corpus.ts';
import type { Finding } from './finding.ts';
import type { Broken } from './job.ts';
import { page } from './page.ts';

const row: Row = { id: 'q-leak', package: 'q', buggy: '1.0.0', fixed: '1.0.1', wrong: 'it leaks' };
const smallest: Broken = {
  law: 'completion',
  programs: 9,
  size: 6,
  program: 'main: spawn a\na:    throw\n',
  message: 'a never ended.',
};
const found: Finding = {
  row,
  state: 'found',
  catch: { subject: 'queue', law: 'completion', seeds: 4, of: 5, programs: 9, smallest },
  alarms: [],
  troubles: [],
};
const missed: Finding = { row, state: 'missed', alarms: [], troubles: ['queue 1.0.0: hung'] };

test('what was found says by what, how often, how soon and how small', () => {
  expect(pageOf([found])).toContain(
    '| q-leak | q 1.0.0 → 1.0.1, by queue | completion | 4/5 | 9 | 6 | `main: spawn a / a: throw` |',
  );
});

test('what was missed says why, as it was found out, or what went wrong', () => {
  const reason = { kind: 'no feature', text: 'pause' } as const;
  expect(pageOf([missed], { reasons: { 'q-leak': reason } })).toContain('| it leaks | no feature: pause |');
  expect(pageOf([missed])).toContain('| it leaks | queue 1.0.0: hung |');
});

test('rows are counted, those without an adapter apart', () => {
  const text = pageOf([found, missed, { ...missed, state: 'no adapter' }]);
  expect(text).toContain('- 3 bugs; an adapter for 2 of them');
  expect(text).toContain('- found: 1 (50 % of those with an adapter)');
});

test('what a fixed version breaks is explained or stands out', () => {
  const alarm = { version: '1.0.1', subject: 'queue', broken: smallest };
  const finding = { ...found, alarms: [alarm, alarm] };
  expect(pageOf([finding])).toContain('**no**: a never ended.');
  const explained = pageOf([finding], {
    explanations: [{ package: 'q', program: /throw/, text: 'ticket 7' }],
  });
  expect(explained).toContain('- laws broken by fixed versions: 1, 0 of them unexplained');
  expect(explained).toContain('| `main: spawn a / a: throw` | ticket 7 |');
});

test('a find has its note, and a row that older code searched a mark', () => {
  const text = pageOf([found], { notes: { 'q-leak': 'only on Mondays' }, older: new Set(['q-leak']) });
  expect(text).toContain('- q-leak: only on Mondays.');
  expect(text).toContain('| q-leak † | q 1.0.0');
  expect(text).toContain('- searched by older code, in part or all: 1 rows, marked †');
  expect(pageOf([found])).not.toContain('†');
});

function pageOf(findings: readonly Finding[], given: Partial<Parameters<typeof page>[0]> = {}): string {
  return page({
    findings,
    seeds: 5,
    reasons: {},
    notes: {},
    explanations: [],
    older: new Set(),
    ...given,
  });
}
