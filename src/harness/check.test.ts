import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { laws } from '../laws/index.ts';
import { check } from './check.ts';
import { asyncScheduler, direct, sleepy } from './harness.fixture.ts';
import { OptionError } from './options.ts';
import type { Report, Verdict } from './report.ts';

let fixtures: string;

beforeEach(() => {
  fixtures = join(mkdtempSync(join(tmpdir(), 'check-')), 'counterexamples');
  vi.stubEnv('CI', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(fixtures, '..'), { recursive: true });
});

test('a correct scheduler keeps every law that binds it', async () => {
  const report = await check(direct, { runs: 300, fixtures });
  expect(report).toMatchObject({ scheduler: 'direct', runs: 300, seed: 1, replays: [] });
  expect(report.verdicts.map(({ law }) => law)).toEqual(laws.map(({ id }) => id));
  expect(report.verdicts.filter(({ status }) => status === 'broken' || status === 'vacuous')).toEqual([]);
  expect(existsSync(fixtures)).toBe(false);
});

test('a law that does not bind is not applicable, and says why', async () => {
  const { verdicts } = await check(direct, { runs: 10, laws: ['fifo-start'], fixtures: false });
  expect(verdicts).toEqual([
    {
      law: 'fifo-start',
      status: 'not-applicable',
      obligations: 0,
      reason: "direct does not claim order 'fifo'",
    },
  ]);
});

test('a law that was never put to the test is vacuous, and says so', async () => {
  const { verdicts } = await check(direct, {
    runs: 0,
    exhaustive: false,
    laws: ['sleep-overlap'],
    fixtures: false,
  });
  expect(verdicts[0]).toMatchObject({
    status: 'vacuous',
    obligations: 0,
    reason: expect.stringContaining('0 programs'),
  });
});

test('a broken law is a verdict with a small counterexample, and its consequences point to it', async () => {
  const { verdicts } = await check(sleepy, { runs: 200, fixtures: false });
  const broken = verdicts.filter(({ status }) => status === 'broken');
  const own = broken.filter(({ impliedBy }) => impliedBy === undefined);
  expect(own.length).toBeGreaterThan(0);
  for (const { counterexample } of own) expect(counterexample!.size).toBeLessThanOrEqual(3);
  for (const { impliedBy, reason } of broken.filter((verdict) => verdict.impliedBy !== undefined)) {
    expect(own.map(({ law }) => law)).toContain(impliedBy);
    expect(reason).toContain(impliedBy);
  }
});

test.each<[string, Scheduler]>([
  ['throws in create', asyncScheduler({}, { create: () => fail() })],
  ['returns no primitives', asyncScheduler({}, { create: () => ({}) as never })],
  ['returns nothing from spawn', asyncScheduler({ spawn: () => undefined })],
  ['throws in spawn', asyncScheduler({ spawn: () => fail() })],
  ['never settles', asyncScheduler({ spawn: () => new Promise(() => {}) })],
  ['loops for ever', asyncScheduler({ spawn: () => loop() })],
  ['loops in microtasks for ever', asyncScheduler({ spawn: () => loopInMicrotasks() })],
])(
  'a scheduler that %s ends in a broken law, and the next one is checked as if nothing had happened',
  async (_, bad) => {
    const report = await check(bad, { runs: 100, timeLimit: 50, fixtures: false });
    const [completion] = report.verdicts;
    expect(completion).toMatchObject({ law: 'completion', status: 'broken' });
    expect(completion!.counterexample!.size).toBeLessThanOrEqual(3);
    const next = await check(direct, { runs: 50, fixtures: false });
    expect(next.verdicts.filter(({ status }) => status === 'broken')).toEqual([]);
  },
);

test('a counterexample is saved, found again, and tried first from then on', async () => {
  const first = await check(sleepy, { runs: 100, laws: ['completion'], fixtures });
  const file = first.verdicts[0]!.counterexample!.fixture!;
  expect(readdirSync(join(fixtures, 'direct')).map((name) => join(fixtures, 'direct', name))).toEqual([file]);
  const again = await check(sleepy, { runs: 0, laws: ['completion'], fixtures });
  expect(again.replays).toMatchObject([{ file, state: 'fails', law: 'completion' }]);
  const repaired = await check(direct, { runs: 0, laws: ['completion'], fixtures });
  expect(repaired.replays).toMatchObject([{ file, state: 'fixed' }]);
});

test('nothing is written under CI, nor where fixtures are off', async () => {
  vi.stubEnv('CI', 'true');
  const { verdicts } = await check(sleepy, { runs: 100, laws: ['completion'], fixtures });
  expect(verdicts[0]).toMatchObject({ status: 'broken' });
  expect(verdicts[0]!.counterexample!.fixture).toBeUndefined();
  vi.stubEnv('CI', '');
  await check(sleepy, { runs: 100, laws: ['completion'], fixtures: false });
  expect(existsSync(fixtures)).toBe(false);
});

test('the environment overrides seed and runs', async () => {
  vi.stubEnv('FAIRTICK_SEED', '42');
  vi.stubEnv('FAIRTICK_RUNS', '7');
  expect(await check(direct, { seed: 3, runs: 50, fixtures: false })).toMatchObject({ seed: 42, runs: 7 });
});

test('seed and path of a counterexample run just that program', async () => {
  const options = { runs: 100, laws: ['completion'], fixtures: false } as const;
  const { counterexample } = (await check(sleepy, options)).verdicts[0] as Verdict;
  const { seed, path, text } = counterexample!;
  const one = await check(sleepy, { ...options, seed, path });
  expect(one.runs).toBe(1);
  expect(one.verdicts[0]!.counterexample!.text).toBe(text);
  expect(one.verdicts[0]!.counterexample!.path).toBe(path);
});

test('the same seed gives the same report', async () => {
  const reports: Report[] = [];
  for (let i = 0; i < 2; i++) reports.push(await check(sleepy, { runs: 150, fixtures: false }));
  expect(reports[1]).toEqual(reports[0]);
});

test('an option that cannot be meant is refused', async () => {
  await expect(check(direct, { runs: -1 })).rejects.toBeInstanceOf(OptionError);
});

function fail(): never {
  throw new TypeError('no');
}

function loop(): never {
  for (;;);
}

function loopInMicrotasks(): Promise<never> {
  return Promise.resolve().then(loopInMicrotasks);
}

test('a definition that went past defineScheduler is refused by name', async () => {
  await expect(check(direct.definition as never)).rejects.toThrow(
    'check: expected a scheduler, as defineScheduler',
  );
});

test('a deviation is said beside the verdict, and beside what follows from it', async () => {
  const { definition } = sleepy;
  const deviations = [{ law: 'deadlock-free', reason: 'ticket 7' }];
  const listed = defineScheduler({ ...definition, deviations });
  const { verdicts } = await check(listed, { fixtures: false, runs: 50, exhaustive: false });
  const deviating = verdicts.filter(({ deviation }) => deviation !== undefined);
  expect(deviating.filter(({ impliedBy }) => impliedBy === undefined)).toMatchObject([
    { law: 'deadlock-free', status: 'broken', deviation: 'ticket 7' },
  ]);
  const implied = verdicts.filter(({ impliedBy }) => impliedBy === 'deadlock-free');
  expect(implied).not.toEqual([]);
  expect(deviating).toEqual(expect.arrayContaining(implied));
});

test('a counterexample of a deviation is not saved: it is not to be mended', async () => {
  const deviations = [{ law: 'deadlock-free', reason: 'ticket 7' }];
  const listed = defineScheduler({ ...sleepy.definition, deviations });
  const { verdicts } = await check(listed, { fixtures, runs: 50, exhaustive: false });
  const saved = verdicts.filter(({ counterexample }) => counterexample?.fixture !== undefined);
  expect(saved).toEqual([]);
});

test('a deviation from no law is refused', async () => {
  const listed = defineScheduler({
    ...direct.definition,
    deviations: [{ law: 'fairness', reason: 'ticket 7' }],
  });
  await expect(check(listed, { fixtures: false })).rejects.toThrow(
    "deviations: expected the id of a law but received 'fairness'",
  );
});

test('a law without an occasion says so when the search ended early', async () => {
  const busy = asyncScheduler({
    sleep: async () => {
      for (;;) Date.now();
    },
  });
  const { verdicts } = await check(busy, { fixtures: false, laws: ['deadline-order'] });
  expect(verdicts[0]!.reason).toMatch(
    /^in \d+ programs .*; the search ended there, since programs hang or go on for ever/,
  );
});
