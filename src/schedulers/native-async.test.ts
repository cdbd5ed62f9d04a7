import { expect, test, vi } from 'vitest';
import { createNativeAsync } from './native-async.ts';

const { spawn, sleep, yield: giveAway } = createNativeAsync();

test('runs the first turn of a task inside the spawning call', () => {
  const seen: string[] = [];
  void spawn(async () => {
    seen.push('child');
  });
  seen.push('parent');
  expect(seen).toEqual(['child', 'parent']);
});

test('gives the result, or the error, to whoever awaits', async () => {
  await expect(spawn(async () => 3)).resolves.toBe(3);
  await expect(spawn(() => Promise.reject(undefined))).rejects.toBeUndefined();
});

test('turns an error thrown by the call itself into a rejection', async () => {
  const throwing = (): Promise<never> => {
    throw false;
  };
  await expect(spawn(throwing)).rejects.toBe(false);
});

test('gives turns in order to tasks that yield', async () => {
  const seen: string[] = [];
  const twice = (name: string) => async () => {
    seen.push(`${name}1`);
    await giveAway();
    seen.push(`${name}2`);
  };
  await Promise.all([spawn(twice('a')), spawn(twice('b'))]);
  expect(seen).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('tells a joiner one microtask after the end', async () => {
  const seen: string[] = [];
  const joining = spawn(async () => {
    await spawn(async () => {});
    seen.push('joined');
  });
  const yielding = spawn(async () => {
    await giveAway();
    seen.push('yielded');
  });
  await Promise.all([joining, yielding]);
  expect(seen).toEqual(['joined', 'yielded']);
});

test('asks the host for whole ms, rounded up, and for none where nothing is to pass', async () => {
  const asked: number[] = [];
  vi.stubGlobal('setTimeout', (callback: () => void, ms: number) => {
    asked.push(ms);
    callback();
  });
  try {
    for (const ms of [3, 1.5, 0.25, 0]) await sleep(ms);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(asked).toEqual([3, 2, 1]);
});
