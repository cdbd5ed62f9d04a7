import { expect, test } from 'vitest';
import type { AsyncTask } from '../forms/async.ts';
import { atOnce, type Given, runGiven, runGuarded } from './at-once.ts';

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
