import limiter from 'p-limit';
import { expect, test } from 'vitest';
import { builtIn } from '../src/adapters/built-in.ts';
import { pLimit } from '../src/adapters/p-limit.ts';
import { canDrain, macrotask } from '../src/clock/drain.ts';
import { defineScheduler, type Scheduler } from '../src/forms/scheduler.ts';
import { check } from '../src/harness/check.ts';

// A Node without the undocumented drain, as one of the next may be. This file has a process of its own.
(process as { _tickCallback?: (() => void) | undefined })._tickCallback = undefined;

test('a Node that cannot drain in place is noticed', async () => {
  expect(await macrotask(canDrain)).toBe(false);
});

test.each([...builtIn, pLimit(limiter)])('$name holds on the slow loop, too', async (scheduler) => {
  const { verdicts, runs } = await check(scheduler, { runs: 200, fixtures: false });
  expect(runs).toBe(200);
  expect(verdicts.filter(({ status }) => status === 'broken')).toEqual([]);
});

test('the slow loop finds a bug, and shrinks it to the same program', async () => {
  const { verdicts } = await check(forgetful, { runs: 200, fixtures: false });
  const found = verdicts.find(({ law }) => law === 'work-conservation')?.counterexample;
  expect(found?.text).toBe('main: spawn a, spawn b\na:    throw\nb:');
  expect(found?.shrinking.minimal).toBe(true);
});

test('two checks at a time do not meet', async () => {
  const alone = await check(forgetful, { runs: 100, fixtures: false });
  const [first, second] = await Promise.all([
    check(forgetful, { runs: 100, fixtures: false }),
    check(pLimit(limiter), { runs: 100, fixtures: false }),
  ]);
  expect(first).toEqual(alone);
  expect(second.verdicts.filter(({ status }) => status === 'broken')).toEqual([]);
});

/** Keeps the slot of a task that fails. */
const forgetful: Scheduler = defineScheduler({
  name: 'forgetful',
  form: 'async',
  supports: ['limit'],
  guarantees: { workConserving: true },
  create({ limit }) {
    const waiting: (() => void)[] = [];
    let running = 0;
    const next = (): void => {
      if (running === limit) return;
      const start = waiting.shift();
      if (start === undefined) return;
      running++;
      start();
    };
    return {
      spawn: (task) =>
        new Promise((resolve, reject) => {
          waiting.push(async () => {
            try {
              resolve(await task());
              running--;
              next();
            } catch (error) {
              reject(error);
            }
          });
          next();
        }),
    };
  },
});
