import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';
import { compareFamilies } from './families.ts';
import type { Hunt } from './job.ts';
import { type Evaluation, page } from './page.ts';
import { type Findings, summarise } from './summary.ts';

const shown = {
  law: 'fifo-start',
  size: 5,
  form: 'main:\n{"limit":0}',
  minimal: true,
  doubt: null,
  file: 'f',
} as const;
const hunt: Hunt = {
  seed: 1,
  first: 3,
  meant: 4,
  broken: ['fifo-start', 'causality'],
  reported: ['fifo-start'],
  slips: [],
  shown,
};
const findings: Findings = {
  mutant: { name: 'm', bug: 'It is wrong.', family: 'order', law: 'fifo-start', size: 5 },
  hunts: [
    hunt,
    { ...hunt, seed: 2, broken: ['fifo-start'], shown: { ...shown, size: 7, form: 'main: yield' } },
  ],
  replays: new Map([['f', 'fails']]),
  chain: [
    { first: 6, size: 10 },
    { first: null, size: null },
  ],
  promises: undefined,
};

function pageOf(changes: Partial<Evaluation> = {}): string {
  const summaries = [summarise(findings)];
  const comparisons = compareFamilies([findings]);
  return page({
    options: { seeds: 2, baselineSeeds: 2, cap: 100, falseAlarms: 9, only: undefined, processes: 1 },
    summaries,
    families: new Map([['m', 'order']]),
    comparisons,
    alarms: [{ scheduler: 'good', runs: 9, broken: [], vacuous: ['fifo-start'] }],
    bars: barsOf(summaries, comparisons, undefined, undefined),
    laws: ['causality', 'fifo-start'],
    ...changes,
  });
}

test('each mutant has a row with its figures', () => {
  expect(pageOf()).toContain(
    '| m | order | fifo-start | 2/2 | 3, 3 | 4, 4 | 6 (5) | 50 % | 2 | 100 % |  | 0 | 100 % |',
  );
});

test('what falls short is listed by name', () => {
  expect(pageOf()).toContain('- **m**: best size 50 %; 2 normal forms');
  expect(pageOf({ summaries: [] })).toContain('## Mutants that fall short in something\n\nNone.');
});

test('a baseline stands beside Fairtick, with the ratio', () => {
  expect(pageOf()).toContain(
    '| ✓ | order | chain | 1 | 100 %, 3 (3.0), 6 | 50 %, never (6.0), 10 | ∞, × 1.7 |',
  );
});

test('the matrix tells the law meant from others that break, and from those that seldom do', () => {
  expect(pageOf()).toContain('| m | ○ | ● |');
  const once = summarise({ ...findings, hunts: [hunt, ...Array(2).fill(findings.hunts[1])] });
  expect(pageOf({ summaries: [once] })).toContain('| m | · | ● |');
});

test('a false alarm is in bold, an idle law is named', () => {
  expect(pageOf()).toContain('| good | 9 | – | fifo-start |');
  const alarms = [{ scheduler: 'good', runs: 9, broken: ['causality' as const], vacuous: [] }];
  expect(pageOf({ alarms })).toContain('| good | 9 | **causality** | – |');
});

test('the same findings give the same page', () => {
  expect(pageOf()).toBe(pageOf());
});
