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
  expect(page([found], 5, {}, [])).toContain(
    '| q-leak | q 1.0.0 → 1.0.1, by queue | completion | 4/5 | 9 | 6 | `main: spawn a / a: throw` |',
  );
});

test('what was missed says why, as it was found out, or what went wrong', () => {
  const reason = { kind: 'no feature', text: 'pause' } as const;
  expect(page([missed], 5, { 'q-leak': reason }, [])).toContain('| it leaks | no feature: pause |');
  expect(page([missed], 5, {}, [])).toContain('| it leaks | queue 1.0.0: hung |');
});

test('rows are counted, those without an adapter apart', () => {
  const text = page([found, missed, { ...missed, state: 'no adapter' }], 5, {}, []);
  expect(text).toContain('- 3 bugs; an adapter for 2 of them');
  expect(text).toContain('- found: 1 (50 % of those with an adapter)');
});

test('what a fixed version breaks is explained or stands out', () => {
  const alarm = { version: '1.0.1', subject: 'queue', broken: smallest };
  const finding = { ...found, alarms: [alarm, alarm] };
  expect(page([finding], 5, {}, [])).toContain('**no**: a never ended.');
  const explained = page([finding], 5, {}, [{ package: 'q', program: /throw/, text: 'ticket 7' }]);
  expect(explained).toContain('- laws broken by fixed versions: 1, 0 of them unexplained');
  expect(explained).toContain('| `main: spawn a / a: throw` | ticket 7 |');
});
