import { expect, test } from 'vitest';
import { driveSlowly } from './drive.ts';

test('each yield lets all that is queued run, ticks and microtasks of theirs too', async () => {
  const order: string[] = [];
  function* run(): Generator<void, string, void> {
    process.nextTick(() => Promise.resolve().then(() => order.push('reaction of a tick')));
    order.push('start');
    yield;
    order.push('second step');
    Promise.resolve().then(() => process.nextTick(() => order.push('tick of a reaction')));
    yield;
    order.push('end');
    return 'result';
  }
  await expect(driveSlowly(run(), () => '')).resolves.toBe('result');
  expect(order).toEqual(['start', 'reaction of a tick', 'second step', 'tick of a reaction', 'end']);
});

test('an error comes out as it is', async () => {
  function* run(): Generator<void, void, void> {
    throw new Error('mine');
  }
  await expect(driveSlowly(run(), () => '')).rejects.toThrow('mine');
});

test('the label is asked again for every drain', async () => {
  let asked = 0;
  function* run(): Generator<void, void, void> {
    yield;
    yield;
  }
  await driveSlowly(run(), () => `${++asked}`);
  expect(asked).toBe(3);
});
