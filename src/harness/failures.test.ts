import { expect, test } from 'vitest';
import { shrinkAll } from './failures.ts';
import { asyncScheduler, caseOf, ends, onHost, sleepy } from './harness.fixture.ts';
import { startMemory } from './memory.ts';
import { startTallies, type Tally } from './tally.ts';

const random = { case: caseOf('main: spawn a, sleep 7\na: sleep 2, sleep 9'), seed: 1, path: '5' };
const small = {
  case: caseOf('main: spawn a\na: sleep 5'),
  seed: 1,
  path: 'small:8',
  small: { tasks: 2, steps: 2, number: 9 },
};

async function smallestOf(met: Partial<Tally>, scheduler = sleepy, memory = startMemory()) {
  const tally = { ...startTallies([ends])[0]!, ...met };
  return (await onHost((host) => shrinkAll(scheduler, [tally], [ends], 500, host, memory))).get('completion');
}

test('a law that nothing broke has no counterexample', async () => {
  expect(await smallestOf({})).toBeUndefined();
});

test('both ways end at the smallest, and of two that are equal the enumerated one is kept', async () => {
  expect((await smallestOf({ broken: random }))!.text).toBe('main: sleep 3');
  const found = await smallestOf({ broken: random, small });
  expect(found).toMatchObject({ text: 'main: sleep 3', small: small.small });
  expect(found!.path).toMatch(/^small:8:/);
});

test('a random one is kept where it ends smaller', async () => {
  const picky = asyncScheduler({
    sleep: (ms) => (ms === 2 || ms === 9 ? new Promise(() => {}) : new Promise((end) => setTimeout(end, ms))),
  });
  const only = { ...small, case: caseOf('main: sleep 9') };
  expect((await smallestOf({ broken: random, small: only }, picky))!.path).toMatch(/^5/);
});

test('what was shrunk from an enumerated case is remembered, and not shrunk again', async () => {
  const memory = startMemory();
  const first = await smallestOf({ small }, sleepy, memory);
  expect(await smallestOf({ broken: random, small }, sleepy, memory)).toBe(first);
});
