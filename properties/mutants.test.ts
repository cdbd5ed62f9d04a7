import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mutants } from '../fixtures/mutants/index.ts';
import type { Mutant } from '../fixtures/mutants/mutant.ts';
import { macrotask } from '../src/clock/drain.ts';
import { installGlobals } from '../src/clock/globals.ts';
import { attemptFor } from '../src/harness/attempt.ts';
import { check } from '../src/harness/check.ts';
import { makeHost } from '../src/harness/host.ts';
import { judge } from '../src/harness/judge.ts';
import type { Verdict } from '../src/harness/report.ts';
import { finish } from '../src/harness/running.ts';
import { casesFor } from '../src/harness/search.ts';
import { lawById, laws } from '../src/laws/index.ts';
import { expectTrueSentences } from './sentences.ts';

/** Random programs beside the enumerated ones. */
const RUNS = 100;

/** Random programs within which each mutant must be caught: those that come before the enumerated ones. */
const OPENING = 200;

const OTHER_SEEDS = Array.from({ length: 20 }, (_, i) => i + 2);

/** Mutants of which a check says that they have more than one bug. */
const calledTwo: string[] = [];

/** One bug, two smallest programs that have no more in common than two bugs would: each shows it by another control. */
const SHOWN_TWICE: readonly string[] = [
  'pool: clear keeps the next',
  'changing queue: another priority for the next one',
  'sized queue: tells one too early',
  'stopping mapper: other workers go on',
  // By what it says when it is asked, or as it tells somebody.
  'telling queue: counts who failed',
  'telling queue: counts who was cleared',
  // By those that hold the slots, or by a pause.
  'bounded pool: none is any',
  'bounded pool: tells nobody',
];

installGlobals();

describe.each(mutants)('$name', (mutant) => {
  let verdict: Verdict;
  beforeAll(async () => {
    const report = await check(mutant.scheduler, { runs: RUNS, laws: [mutant.law], fixtures: false });
    verdict = report.verdicts[0]!;
  });

  test(`is killed by ${mutant.law}, which says what is wrong with the smallest program`, () => {
    const { counterexample, others } = verdict;
    if (others !== undefined) calledTwo.push(mutant.name);
    expect(counterexample?.violation.message).toContain(mutant.fragment);
    expect(counterexample).toMatchObject({
      law: mutant.law,
      size: mutant.size,
      shrinking: { minimal: true },
    });
  });

  test('every sentence about its counterexample is true', async () => {
    await expectTrueSentences(verdict.counterexample!, mutant.scheduler);
  });

  test('is caught at other seeds, too', async () => {
    const missed = [];
    for (const seed of OTHER_SEEDS) if (!(await isCaught(mutant, seed))) missed.push(seed);
    expect(missed).toEqual([]);
  });
});

test('of mutants, which have one bug each, only these are said to have two', () => {
  expect(calledTwo.filter((name) => !SHOWN_TWICE.includes(name))).toEqual([]);
});

test('every law kills a mutant', () => {
  const killing = new Set(mutants.map((mutant) => mutant.law));
  expect(laws.map((law) => law.id).filter((id) => !killing.has(id))).toEqual([]);
});

test('no two mutants have the same name', () => {
  expect(new Set(mutants.map((mutant) => mutant.name)).size).toBe(mutants.length);
});

/** As `check` would, without shrinking, which takes most of its time, and up to the first violation. */
function isCaught({ scheduler, law }: Mutant, seed: number): Promise<boolean> {
  const host = makeHost();
  const attempt = attemptFor(lawById(law)!);
  const fails = (kase: Parameters<typeof attempt>[1]): boolean =>
    judge(lawById(law)!, finish(attempt(scheduler, kase, host))).violation !== undefined;
  return macrotask(() => fc.sample(casesFor(scheduler), { seed, numRuns: OPENING }).some(fails));
}
