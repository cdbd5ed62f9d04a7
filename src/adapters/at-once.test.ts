import { expect, test } from 'vitest';
import type { AsyncTask } from '../forms/async.ts';
import { atOnce, type Given, inputsOf, runGiven, runGuarded, untilFailure } from './at-once.ts';

const returning = (value: unknown) => (async () => value) as unknown as AsyncTask;
const throwing = (() => {
  throw undefined;
}) as AsyncTask;

test('all that was spawned in one turn is given in one piece, after it', async () => {
  const given: number[] = [];
  const { spawn, idle } = atOnce((all) => {
    given.push(all.length);
    return 'done';
  });
  void spawn(returning(1));
  void spawn(returning(2));
  expect(given).toEqual([]);
  expect(await idle()).toBe('done');
  expect(given).toEqual([2]);
});

test('nothing at all is given, too, for whoever waits for its end', async () => {
  expect(await atOnce((all) => all.length).idle()).toBe(0);
});

test.each([
  ['runGiven', runGiven, 'throws'],
  ['runGuarded', runGuarded, 'returns'],
])('%s settles the handle, and an error %s to the package', async (_, run, end) => {
  let all: readonly Given[] = [];
  const { spawn } = atOnce((given) => {
    all = given;
  });
  const [good, bad] = [spawn(returning(7)), spawn(throwing)];
  const heard = bad.catch((error: unknown) => ['heard', error]);
  await Promise.resolve();
  await run(all[0]!);
  expect(await good).toBe(7);
  if (end === 'throws') expect(() => run(all[1]!)).toThrow();
  else await run(all[1]!);
  expect(await heard).toEqual(['heard', undefined]);
});

test('what comes as a promise is given as a promise of it', async () => {
  let all: readonly Given[] = [];
  const { spawn } = atOnce((given) => {
    all = given;
  });
  void spawn(returning(1));
  void spawn(returning(2), { input: Promise.resolve() });
  await Promise.resolve();
  const [first, second] = inputsOf(all);
  expect(first).toBe(all[0]);
  expect(second).toBeInstanceOf(Promise);
  expect(await second).toBe(all[1]);
});

test('behind a failure whoever joins what was not started is told so, and nobody else', async () => {
  const { spawn, idle } = atOnce((all) =>
    untilFailure(all, async (run) => {
      await run(all[0]!);
      await run(all[1]!);
      await run(all[2]!);
    }),
  );
  const heard = [returning(1), throwing, returning(3)].map((task) =>
    spawn(task).catch((error: unknown) => (error instanceof Error ? error.message : 'its own')),
  );
  await idle();
  expect(await Promise.all(heard)).toEqual([1, 'its own', 'a task had failed before']);
});
