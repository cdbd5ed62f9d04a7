import { expect, test } from 'vitest';
import type { AsyncTask } from '../forms/async.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { lawById } from '../laws/index.ts';
import type { LawId } from '../laws/law.ts';
import { check } from './check.ts';
import { asyncScheduler, direct, sleepy } from './harness.fixture.ts';
import { Ingredient, ingredientsOf } from './ingredients.ts';
import type { Counterexample } from './report.ts';

const never = (): Promise<never> => new Promise(() => {});

const sleepOn = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a task throws is handed to `told`, and what that returns is awaited in its place. */
const catching =
  (told: (error: unknown, sync: boolean) => unknown) =>
  (task: AsyncTask): Promise<unknown> => {
    let running: Promise<unknown>;
    try {
      running = Promise.resolve(task());
    } catch (error) {
      running = Promise.resolve(told(error, true));
      return running;
    }
    return running.catch((error) => told(error, false));
  };

const rethrow = (error: unknown): Promise<never> => Promise.reject(error);

/** Calls at most so many tasks at a time, and forgets to give a slot back where it is told so. */
const limiter = (leaks: (failed: boolean, ms: number) => boolean): Scheduler =>
  asyncScheduler(
    {},
    {
      supports: ['limit'],
      guarantees: { order: 'fifo', workConserving: true },
      create({ limit }) {
        const waiting: (() => void)[] = [];
        let free = limit;
        const next = (): void => {
          if (free > 0 && waiting.length > 0) {
            free--;
            waiting.shift()!();
          }
        };
        return {
          spawn: (task) =>
            new Promise((resolve, reject) => {
              const begin = (): void => {
                const from = Date.now();
                const end = (failed: boolean): void => {
                  if (leaks(failed, Date.now() - from)) return;
                  free++;
                  next();
                };
                const running = new Promise((given) => given(task()));
                running.then(resolve, reject);
                running.then(
                  () => end(false),
                  () => end(true),
                );
              };
              waiting.push(begin);
              next();
            }),
        };
      },
    },
  );

const { pause, wait, syncThrow, falsyThrow, throw: thrown } = Ingredient;

test.each<[string, LawId, Scheduler, readonly number[]]>([
  [
    'long sleeps never end, and who joins a task that threw null waits for ever',
    'completion',
    asyncScheduler({
      sleep: (ms) => (ms < 3 ? sleepOn(ms) : never()),
      spawn: catching((error) => (error === null ? never() : rethrow(error))),
    }),
    [pause, wait | thrown | falsyThrow],
  ],
  [
    'a throw of the call itself is never told, nor is one of undefined',
    'completion',
    asyncScheduler({
      spawn: catching((error, sync) => (sync || error === undefined ? never() : rethrow(error))),
    }),
    [wait | thrown | syncThrow, wait | thrown | falsyThrow],
  ],
  [
    'a limiter loses the slot of a task that fails, and that of one that takes 2 ms',
    'work-conservation',
    limiter((failed, ms) => failed || ms >= 2),
    [thrown, pause],
  ],
  [
    'sleeps time out, and an error that is joined becomes another one',
    'result-agreement',
    asyncScheduler({
      sleep: (ms) => (ms < 5 ? sleepOn(ms) : Promise.reject(new Error('timed out'))),
      spawn: catching((error) => Promise.reject(new Error(`task failed: ${String(error)}`))),
    }),
    [pause, wait | thrown],
  ],
])('two bugs of one law are told apart: %s', async (_, law, scheduler, sets) => {
  const { verdicts } = await check(scheduler, { laws: [law], fixtures: false });
  const { counterexample, others = [] } = verdicts[0]!;
  const found = [counterexample!, ...others];
  expect(found.map(({ program }) => ingredientsOf(program)).sort()).toEqual([...sets].sort());
  for (const one of found) expectSmallest(one, law);
});

function expectSmallest({ law, violation, shrinking, size }: Counterexample, meant: LawId): void {
  expect([law, shrinking.minimal]).toEqual([meant, true]);
  expect(violation.message).not.toBe('');
  expect(size).toBeLessThanOrEqual(6);
}

test('the path of each leads to it', async () => {
  const two = limiter((failed, ms) => failed || ms >= 2);
  const options = { laws: ['work-conservation'], fixtures: false } as const;
  const { counterexample, others } = (await check(two, options)).verdicts[0]!;
  for (const { seed, path, text } of [counterexample!, ...others!]) {
    const [again] = (await check(two, { ...options, seed, path })).verdicts;
    expect(again!.counterexample!.text).toBe(text);
    expect(again!.others).toBeUndefined();
  }
});

test.each<[string, LawId, Scheduler]>([
  ['sleeps', 'completion', sleepy],
  ['errors', 'work-conservation', limiter((failed) => failed)],
  ['times', 'work-conservation', limiter((_, ms) => ms >= 2)],
])('one bug is one: %s', async (_, law, scheduler) => {
  const [verdict] = (await check(scheduler, { laws: [law], fixtures: false })).verdicts;
  expect(verdict).toMatchObject({ status: 'broken' });
  expect(verdict!.others).toBeUndefined();
});

test('a correct scheduler has none', async () => {
  const { verdicts } = await check(direct, { runs: 200, laws: [lawById('completion')!.id], fixtures: false });
  expect(verdicts[0]!.others).toBeUndefined();
});
