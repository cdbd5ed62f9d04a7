import { beforeAll, expect, test } from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import { laws } from '../laws/index.ts';
import { runFixture } from './run.fixture.ts';
import { summary } from './summary.ts';

const FIXTURE = 'src/vitest/leaky-queue.fixture.ts';

let modules: readonly TestModule[] = [];
let tests: ReadonlyMap<string, TestCase> = new Map();

beforeAll(async () => {
  modules = await runFixture(FIXTURE);
  tests = new Map([...modules[0]!.children.allTests()].map((one) => [one.fullName, one]));
}, 60_000);

test('a scheduler has a test for each law, in the catalogue’s order', () => {
  const names = ['queue', 'leaky-queue'].flatMap((scheduler) => laws.map(({ id }) => `${scheduler} > ${id}`));
  expect([...tests.keys()]).toEqual(names);
});

test('a correct scheduler passes what it claims, and skips the rest with a reason', () => {
  const results = laws.map(({ id }) => tests.get(`queue > ${id}`)!.result());
  expect(results.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(tests.get('queue > bounded-bypass')!.result()).toMatchObject({
    state: 'skipped',
    note: expect.stringContaining('queue'),
  });
});

test('a leaked slot fails with a program, a timeline and nothing of a stack', () => {
  const { errors = [] } = tests.get('leaky-queue > work-conservation')!.result();
  expect(errors[0]?.message).toMatch(
    /^✗ leaky-queue › work-conservation {3}small program [\d,]+ \(up to 4 tasks, 4 steps\)\n/,
  );
  expect(errors[0]?.message).toContain('-t work-conservation');
  expect(errors[0]?.message).toContain('main: spawn a');
  expect(errors[0]?.stacks ?? []).toEqual([]);
});

test('each test carries its cell of the scorecard', () => {
  expect(tests.get('leaky-queue > work-conservation')!.meta().fairtick).toMatchObject({
    scheduler: 'leaky-queue',
    law: 'work-conservation',
    status: 'broken',
    runs: 300,
    seed: 1,
    exhaustive: { tasks: 4, steps: 4, complete: true },
  });
});

test('a failing test brings along what is to be looked at', () => {
  const notes = tests.get('leaky-queue > work-conservation')!.annotations();
  expect(notes.map(({ type, attachment }) => [type, attachment?.contentType])).toEqual([
    ['counterexample', 'text/plain'],
    ['counterexample', 'text/html'],
    ['counterexample', 'application/json'],
  ]);
  const [text, page, trace] = notes.map(({ attachment }) => String(attachment!.body));
  expect(text).toContain('✗ leaky-queue › work-conservation');
  expect(page).toMatch(/^<!doctype html>[\s\S]*leaky-queue › work-conservation/);
  expect(JSON.parse(trace!).traceEvents.length).toBeGreaterThan(10);
  expect(tests.get('leaky-queue > completion')!.annotations()).toEqual([]);
});

test('a green test says what it rests on', () => {
  const notes = tests.get('queue > completion')!.annotations();
  expect(notes.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^held, and was put to the test \d+ times, in \d+ programs; tried were all [\d,]+ different/,
    ),
  ]);
});

test('the same seed gives the same report in another process', async () => {
  const report = summary(modules, []);
  expect(report).toContain('leaky-queue › work-conservation: ');
  expect(summary(await runFixture(FIXTURE), [])).toBe(report);
}, 60_000);

test.each(['threads', 'vmThreads', 'vmForks'])(
  'the pool %s gives the same report',
  async (pool) => {
    expect(summary(await runFixture(FIXTURE, pool), [])).toBe(summary(modules, []));
  },
  60_000,
);
