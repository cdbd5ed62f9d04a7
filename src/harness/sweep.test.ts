import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { asyncScheduler, caseOf, direct, ends, onHost } from './harness.fixture.ts';
import { CHUNK, type Source, startSweep, sweepThrough } from './sweep.ts';

const one = caseOf('main: spawn a\na: sleep 1');

/** So many cases, all alike, handed out in chunks. */
function sourceOf(cases: number, kase: Case = one): Source & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    take(first) {
      asked.push(first);
      return Array<Case | undefined>(Math.max(0, Math.min(CHUNK, cases - first))).fill(kase);
    },
    originOf: (run) => ({ seed: 1, path: String(run) }),
  };
}

function swept(scheduler: Scheduler, source: Source, first: number, end: number, timeLimit = 500) {
  return onHost(function* (host) {
    const sweep = startSweep(scheduler, [ends], timeLimit, host);
    return { ...(yield* sweepThrough(sweep, source, first, end)), sweep };
  });
}

test('runs a source to its end where no end is asked for, a chunk at a time', async () => {
  const source = sourceOf(CHUNK + 3);
  const { runs, end, sweep } = await swept(direct, source, 0, Number.POSITIVE_INFINITY);
  expect({ runs, end, programs: sweep.programs }).toEqual({
    runs: CHUNK + 3,
    end: 'all',
    programs: CHUNK + 3,
  });
  expect(source.asked).toEqual([0, CHUNK, CHUNK + 3]);
  expect(sweep.exercised.counts[0]).toBe(CHUNK + 3);
});

test('begins and ends where it is told, and asks for no more', async () => {
  const source = sourceOf(1000);
  const { runs, sweep } = await swept(direct, source, 100, 130);
  expect([runs, sweep.programs]).toEqual([130, 30]);
  expect(source.asked).toEqual([100]);
});

test('a law that is stopped while it looks at a run is no hang of the program', async () => {
  let slow = true;
  const stuck: Law = {
    ...ends,
    check: (trace) => {
      while (slow) if (stop()) slow = false;
      return ends.check(trace);
    },
  };
  const from = performance.now();
  // Longer than the limit, and not for ever: the guard stops the first look, and the next finds it mended.
  const stop = (): boolean => performance.now() - from > 900;
  const source = sourceOf(3);
  const { runs, end } = await onHost(function* (host) {
    return yield* sweepThrough(startSweep(direct, [stuck], 400, host), source, 0, 3);
  });
  expect({ runs, end }).toEqual({ runs: 3, end: 'all' });
});

test('who looks on is told now and then, and at the end', async () => {
  const told: number[] = [];
  await swept(direct, { ...sourceOf(3 * CHUNK), onProgress: (done) => told.push(done) }, 0, 3 * CHUNK);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.at(-1)).toBe(3 * CHUNK);
});

test('a hang ends it, and is counted', async () => {
  const spinning = asyncScheduler({
    sleep() {
      for (;;);
    },
  });
  const { runs, end, sweep } = await swept(spinning, sourceOf(9), 0, 9, 50);
  expect({ runs, end }).toEqual({ runs: 1, end: 'hang' });
  expect(sweep.tallies[0]!.broken?.path).toBe('0');
});

test('fifty livelocks end it', async () => {
  const busy = asyncScheduler({
    sleep: async () => {
      for (;;) Date.now();
    },
  });
  expect(await swept(busy, sourceOf(90), 0, 90)).toMatchObject({ runs: 50, end: 'livelocks' });
});

test('where create throws in every run, the reason is known', async () => {
  const broken = asyncScheduler({}, { create: () => fail() });
  expect((await swept(broken, sourceOf(3), 0, 3)).sweep.unusable).toContain('create threw TypeError: no');
  expect((await swept(direct, sourceOf(3), 0, 3)).sweep.unusable).toBeUndefined();
});

function fail(): never {
  throw new TypeError('no');
}
