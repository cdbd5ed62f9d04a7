import { expect, test } from 'vitest';
import type { Report, Verdict } from '../harness/report.ts';
import { laws } from '../laws/index.ts';
import { leak, reportOn } from './example.fixture.ts';
import { scorecard } from './scorecard.ts';

const broken: Verdict = { law: 'work-conservation', status: 'broken', obligations: 9, counterexample: leak };
const small: readonly Report[] = [
  reportOn('event-loop', [
    'completion',
    'causality',
    { law: 'fifo-start', status: 'vacuous', obligations: 0, reason: 'no program spawned two tasks' },
    { law: 'bounded-bypass', status: 'held', obligations: 70, worst: 2 },
    {
      law: 'work-conservation',
      status: 'not-applicable',
      obligations: 0,
      reason: 'event-loop does not claim workConserving',
    },
  ]),
  reportOn('my-queue', ['completion', 'causality', 'fifo-start', broken], {
    replays: [
      { file: 'one.json', state: 'fixed' },
      { file: 'two.json', state: 'stale', reason: 'its format is too old' },
    ],
  }),
];

test('schedulers are rows, laws are columns, and everything that is not green is said in words', () => {
  expect(scorecard(small)).toBe(
    `
            completion  order  fairness  capacity  worst
            a           b c    d         e         bypass
event-loop  ✓           ✓ ?    ✓         ·         2
my-queue    ✓           ✓ ✓              ✗

completion  a completion
order       b causality, c fifo-start
fairness    d bounded-bypass
capacity    e work-conservation

✗ broken
  my-queue › work-conservation: From 0 to 30 ms one of 2 slots was free while c waited.

? vacuous: never put to the test
  event-loop › fifo-start: no program spawned two tasks

· not applicable
  work-conservation
      does not claim workConserving: event-loop

Saved counterexamples: 1 of 2 fixed
  stale: two.json its format is too old

Tried
  event-loop, my-queue
      1,000 random programs

✓ 6 held   ✗ 1 broken   ? 1 vacuous   · 1 not applicable
Held means: none of these programs (0 enumerated, 2,000 random from seed 1) broke the law, and it
was put to the test (2,579 times, all laws together). It is no proof that no program does.`.slice(1),
  );
});

test.each([10, 40])('%i schedulers and every law fit 100 columns in two tables', (count) => {
  const all = Array.from({ length: count }, (_, i) =>
    reportOn(
      `scheduler-${i}`,
      laws.map(({ id }) => id),
    ),
  );
  const text = scorecard(all);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect(text.match(/^scheduler-7 /gm)).toHaveLength(2);
});

test('families that do not fit beside each other go into a table of their own', () => {
  const text = scorecard(
    [
      reportOn(
        'a',
        laws.map(({ id }) => id),
      ),
    ],
    { width: 60 },
  );
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  expect(text.match(/^a /gm)!.length).toBeGreaterThan(1);
});

test('what breaks as its adapter says has a mark and a section of its own', () => {
  const text = scorecard([reportOn('my-queue', ['completion', { ...broken, deviation: 'ticket 7' }])]);
  expect(text).toContain('≠ deviates, as its adapter says\n  my-queue › work-conservation: ticket 7: From 0');
  expect(text).toContain('✗ 0 broken   ≠ 1 deviate');
});

test('a scheduler that could not be checked is a row without marks, and said to be broken', () => {
  const text = scorecard([...small, reportOn('odd', [], { unusable: 'create threw TypeError: no limit' })]);
  expect(text).toMatch(/^odd$/m);
  expect(text).toContain('  odd: could not be checked: create threw TypeError: no limit');
});

test('the fallback is plain ASCII', () => {
  expect(scorecard(small, { ascii: true })).toMatch(/^[\x20-\x7e\n]*$/);
});

test('a law that held but was hardly put to the test has a mark of its own, and says why', () => {
  const text = scorecard([
    reportOn('a', [
      { law: 'completion', status: 'held', obligations: 3, hardly: '3 occasions in 2 of 9000 programs' },
    ]),
  ]);
  expect(text).toMatch(/^a +~$/m);
  expect(text).toContain(
    '~ held, but hardly put to the test\n  a › completion: 3 occasions in 2 of 9000 programs',
  );
});

test('of many schedulers that a law hardly tested, who they are is said in one line', () => {
  const hardly = '3 occasions in 3 of 1000 programs';
  const reports = Array.from({ length: 61 }, (_, i) =>
    reportOn(`q${i}`, [{ law: 'causality', status: 'held', obligations: 3, hardly }]),
  );
  expect(scorecard(reports)).toMatch(/hardly put to the test\n {2}causality: q0, q1, q2,/);
  expect(scorecard(reports)).not.toContain(hardly);
  expect(scorecard(reports.slice(1))).toContain(`  q1 › causality: ${hardly}`);
});
