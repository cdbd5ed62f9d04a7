import { expect, test } from 'vitest';
import { macrotask } from '../clock/drain.ts';
import { makeHost } from './host.ts';
import { conduct, finish, type Running } from './running.ts';

test('microtasks are drained wherever the computation waits, and only there', async () => {
  const seen = await macrotask(() => finish(waiting()));
  expect(seen).toEqual(['before', 'after', 'promised', 'ticked']);
});

test('a computation is conducted to its end from anywhere, also from a microtask', async () => {
  await Promise.resolve();
  const host = makeHost();
  expect(await conduct(waiting, host)).toEqual(['before', 'after', 'promised', 'ticked']);
  expect(host.drains).toBe(true);
});

test('its error is the one that comes out', async () => {
  const failing = (): Running<void> => {
    throw new RangeError('no');
  };
  await expect(conduct(failing, makeHost())).rejects.toEqual(new RangeError('no'));
});

function* waiting(): Running<string[]> {
  const seen = ['before'];
  void Promise.resolve().then(() => seen.push('promised'));
  process.nextTick(() => seen.push('ticked'));
  seen.push('after');
  yield;
  const [before, after, ...drained] = seen;
  return [before!, after!, ...drained.sort()];
}
