import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { createNativeAsync } from './native-async.ts';

const clock = new VirtualClock();
const { spawn, sleep, yield: giveAway } = createNativeAsync(clock);

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

test('sleeps by timers of the host, in the order of deadlines, and behind what is ready', async () => {
  clock.reset();
  const order: string[] = [];
  const napping = (ms: number) => async () => {
    await sleep(ms);
    order.push(`${ms} at ${clock.peek()}`);
  };
  const naps = [1.5, 1, 0].map((ms) => spawn(napping(ms)));
  await giveAway().then(() => order.push('a microtask'));
  while (clock.step()) await giveAway();
  await Promise.all(naps);
  expect(order).toEqual(['a microtask', '0 at 0', '1 at 1', '1.5 at 1.5']);
});
