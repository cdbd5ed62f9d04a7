import { expect, test } from 'vitest';
import type { AsyncTask } from '../forms/async.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { checkRemembering } from './check.ts';
import { asyncScheduler, direct, sleepy } from './harness.fixture.ts';
import { outcomeOf, startMemory } from './memory.ts';
import type { Report } from './report.ts';

const bounds = { runs: 300, exhaustive: { tasks: 3, steps: 3 }, fixtures: false } as const;

function checked(scheduler: Scheduler, seed: number, memory = startMemory()): Promise<Report> {
  return checkRemembering(scheduler, { ...bounds, seed }, memory);
}

/** All that a user is told, without what names the seed under which the small scope was enumerated. */
function told({ seed: _, ...report }: Report): unknown {
  return JSON.parse(JSON.stringify(report, (key, value) => (key === 'seed' ? undefined : value)));
}

test.each([direct, sleepy])(
  '$name: a check that remembers the small scope says what one says that does not',
  async (scheduler) => {
    const memory = startMemory();
    await checked(scheduler, 1, memory);
    const small = memory.scope;
    expect(told(await checked(scheduler, 2, memory))).toEqual(told(await checked(scheduler, 2)));
    expect(memory.scope).toBe(small);
  },
);

test('what is remembered is not run again', async () => {
  let runs = 0;
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const create = () => {
    runs++;
    return { spawn: async (task: AsyncTask) => task(), sleep };
  };
  const counted = asyncScheduler({}, { create });
  const memory = startMemory();
  await checked(counted, 1, memory);
  const first = runs;
  const { exhaustive } = await checked(counted, 2, memory);
  expect(runs - first).toBeLessThanOrEqual(first - exhaustive!.cases);
});

test('searches of a scheduler that keeps nothing come to the same, others do not', async () => {
  const [one, other] = [startMemory(), startMemory()];
  await checked(sleepy, 1, one);
  await checked(sleepy, 2, other);
  expect(outcomeOf(one)).toBe(outcomeOf(other));
  let checks = 0;
  const worsening = asyncScheduler({
    sleep: (ms) => (checks > 1 ? new Promise(() => {}) : new Promise((end) => setTimeout(end, ms))),
  });
  const [before, after] = [startMemory(), startMemory()];
  for (const memory of [before, after]) await checked(worsening, ++checks, memory);
  expect(outcomeOf(before)).not.toBe(outcomeOf(after));
});

test('one that came to the small scope on another way enumerates it anew', async () => {
  const memory = startMemory();
  await checked(direct, 1, memory);
  const small = memory.scope;
  await checkRemembering(direct, { ...bounds, runs: 100, seed: 1 }, memory);
  expect(memory.scope).not.toBe(small);
});
