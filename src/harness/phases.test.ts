import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import { printProgram } from '../program/text.ts';
import { asyncScheduler, direct, ends, lawOf, onHost, sleepy } from './harness.fixture.ts';
import { startMemory } from './memory.ts';
import { findAt, findFailures } from './phases.ts';
import { search } from './search.ts';

const bounds = { exhaustive: { tasks: 2, steps: 2 }, seed: 7, runs: 150, timeLimit: 500 } as const;

function found(scheduler: Scheduler, changes: Partial<Parameters<typeof findFailures>[2]> = {}, law = ends) {
  return onHost((host) => findFailures(scheduler, [law], { ...bounds, ...changes }, host, startMemory()));
}

test('two hundred random programs come first, then every small one, then the rest', async () => {
  const seen: string[] = [];
  const spy = lawOf('completion', ({ program }) => {
    seen.push(printProgram(program));
    return undefined;
  });
  const { exhaustive, runs, programs } = await found(direct, { runs: 250 }, spy);
  const inPhases = seen.splice(0);
  await onHost((host) => search(direct, [spy], { ...bounds, runs: 250 }, host));
  const small = exhaustive!.cases;
  expect(inPhases).toEqual([...seen.slice(0, 200), ...inPhases.slice(200, 200 + small), ...seen.slice(200)]);
  expect(inPhases[200]).toBe(printProgram({ tasks: [{ name: 'main', steps: [] }] }));
  expect({ runs, programs }).toEqual({ runs: 250, programs: 250 + small });
});

test('without an exhaustive phase it is the plain search', async () => {
  const { tallies, exhaustive, runs } = await found(sleepy, { exhaustive: false });
  expect(exhaustive).toBeUndefined();
  const plain = await onHost((host) => search(sleepy, [ends], bounds, host));
  expect(runs).toBe(plain.runs);
  expect(tallies).toEqual(plain.tallies);
});

test('with no random program at all, the small ones are run', async () => {
  const { runs, exhaustive, early } = await found(direct, { runs: 0 });
  expect([runs, exhaustive!.complete, early]).toEqual([0, true, false]);
});

test('after a hang the small programs are run up to the first that hangs, and no more random ones', async () => {
  const spinning = asyncScheduler({
    sleep() {
      for (;;);
    },
  });
  const { exhaustive, runs, early, tallies } = await found(spinning, { timeLimit: 50 });
  expect(exhaustive!.complete).toBe(false);
  expect(printProgram(tallies[0]!.small!.case.program)).toBe('main: sleep 0');
  expect(runs).toBeLessThan(100);
  expect(early).toBe(true);
});

test('after too many livelocks the small programs are tried all the same, and no more random ones', async () => {
  const busy = asyncScheduler({
    sleep: async () => {
      for (;;) Date.now();
    },
  });
  const { exhaustive, runs, early, tallies } = await found(busy, { runs: 1000 });
  expect(runs).toBeLessThan(150);
  expect(exhaustive!.cases).toBeGreaterThan(10);
  expect(early).toBe(true);
  expect(printProgram(tallies[0]!.small!.case.program).trim()).toBe('main: sleep 0');
});

test('a path leads to the one program that it names, enumerated or random', async () => {
  for (const path of ['3', 'small:3']) {
    const at = await onHost((host) => findAt(direct, [ends], bounds, path, host));
    expect(at).toMatchObject({ runs: 1, programs: 1, early: false });
  }
});
