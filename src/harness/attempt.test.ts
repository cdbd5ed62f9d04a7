import { expect, test } from 'vitest';
import { lawById } from '../laws/index.ts';
import { hashEvents } from '../trace/recorder.ts';
import { attemptFor, guarded, once, runCase, twice, withinTime } from './attempt.ts';
import { asyncScheduler, caseOf, direct, onHost } from './harness.fixture.ts';
import type { Running } from './running.ts';

const kase = caseOf('main: spawn a, sleep 3, join a\na: emit 1');

test('the second of two runs knows the hashes of both', async () => {
  const { single, double, hash } = await onHost(function* (host) {
    const single = yield* once(direct, kase, host);
    const hash = hashEvents(single.events);
    return { single: single.twins, double: (yield* twice(direct, kase, host)).twins, hash };
  });
  expect(single).toBeUndefined();
  expect(double).toEqual([hash, hash]);
});

test('two runs of a scheduler with a memory of its own differ', async () => {
  let runs = 0;
  const forgetful = asyncScheduler({}, { create: () => ({ spawn: async (task) => task(), sleep }) });
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms + runs++));
  const { twins } = await onHost((host) => twice(forgetful, kase, host));
  expect(twins![0]).not.toBe(twins![1]);
});

test('a run in place comes to the same trace', async () => {
  const [inPlace, inSteps] = await onHost(function* (host) {
    const first = hashEvents(runCase(direct, kase, host).events);
    return [first, hashEvents((yield* once(direct, kase, host)).events)];
  });
  expect(inPlace).toBe(inSteps);
});

test('a guarded run that ends in time is as any other', async () => {
  const { ending } = await onHost((host) => guarded(once, direct, kase, host, 1000));
  expect(ending).toEqual({ kind: 'completed' });
});

test('what was stopped without having had the processor is tried again; what hangs is tried again so often only', async () => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  let runs = 0;
  const starved = asyncScheduler({
    sleep: (ms) => {
      if (++runs < 3) Atomics.wait(cell, 0, 0, 10_000);
      return new Promise((resolve) => setTimeout(resolve, ms));
    },
  });
  const first = await onHost((host) => guarded(once, starved, kase, host, 400));
  expect([first.ending.kind, runs]).toEqual(['completed', 3]);
  let spins = 0;
  const spinning = asyncScheduler({
    sleep: () => {
      for (spins++; ; );
    },
  });
  const second = await onHost((host) => guarded(once, spinning, kase, host, 50));
  expect(second.ending.kind).toBe('hang');
  // Once, where this process has a processor for half of the time: others may be at work on this machine.
  expect(spins).toBeLessThanOrEqual(4);
});

test('without a way to drain in place there is no guard, and the outcome is the same', async () => {
  const value = await onHost((host) => withinTime(counting(3), { ...host, drains: false }, 1000));
  expect(value).toMatchObject({ value: 3 });
});

function* counting(steps: number): Running<number> {
  for (let i = 0; i < steps; i++) yield;
  return steps;
}

test('what a law compares a run with is run before it, and only for that law', async () => {
  const law = lawById('time-scaling')!;
  const { trace, hash } = await onHost(function* (host) {
    const trace = yield* attemptFor(law)(direct, kase, host);
    return { trace, hash: hashEvents(trace.events) };
  });
  expect(trace.companions?.map(({ relation }) => relation)).toEqual(['time-scaling']);
  const alone = await onHost(function* (host) {
    return hashEvents((yield* attemptFor(lawById('completion')!)(direct, kase, host)).events);
  });
  expect(hash).toBe(alone);
});

test('a companion that hangs is no hang of the case', async () => {
  const capped = asyncScheduler({
    sleep(ms) {
      while (ms > 1000);
      return new Promise((resolve) => setTimeout(resolve, ms));
    },
  });
  const { ending } = await onHost((host) =>
    guarded(attemptFor(lawById('time-scaling')!), capped, kase, host, 50),
  );
  expect(ending).toEqual({ kind: 'completed' });
});
