import { expect, test } from 'vitest';
import { enumerateWorlds } from '../arbitraries/enumerate-worlds.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { isPolite } from '../program/world.ts';
import { asyncScheduler, direct, ends, lawOf, onHost, sleepy } from './harness.fixture.ts';
import type { Progress } from './report.ts';
import { shapeOf } from './shape.ts';
import { exhaust, runSmallPath } from './small-scope.ts';
import { startSweep } from './sweep.ts';

const scope = { tasks: 3, steps: 3 };
const limiter = asyncScheduler({}, { supports: ['limit'] });

function exhausted(scheduler: Scheduler, law = ends, onProgress?: (progress: Progress) => void) {
  return onHost(function* (host) {
    const sweep = startSweep(scheduler, [law], 500, host);
    return { ...(yield* exhaust(sweep, { scope, seed: 1 }, onProgress)), tally: sweep.tallies[0]! };
  });
}

test('every case of the scope is run, once and in order, and exactly that is said', async () => {
  for (const [scheduler, limits] of [
    [direct, []],
    [limiter, [1, 2]],
  ] as const) {
    const seen: unknown[] = [];
    const spy = lawOf('completion', ({ program, limit, startTime }) => {
      seen.push([program, Number.isFinite(limit) ? limit : 0, startTime]);
      return undefined;
    });
    const { exhaustive, end } = await exhausted(scheduler, spy);
    const all = [...enumerateWorlds({ ...scope, shape: shapeOf(scheduler.claims), limits })];
    const polite = all.filter(({ environment }) => isPolite(environment));
    const programs = new Set(polite.map(({ program }) => program)).size;
    expect(seen).toEqual(
      all.map(({ program, environment: { limit, start = 0 } }) => [program, limit, start]),
    );
    expect(end).toBe('all');
    const impolite = all.length - polite.length;
    expect(impolite).toBeGreaterThan(100);
    const counts = { programs, of: programs, cases: all.length, impolite };
    expect(exhaustive).toMatchObject({ ...scope, ...counts, complete: true });
    expect(exhaustive.scope).toMatch(/; those of up to 2 steps also in every world with one deviation/);
    expect(exhaustive.scope).toMatch(new RegExp(`^all ${programs} different programs of up to 3 tasks`));
  }
});

test('the first case that breaks a law is the smallest of the scope, and its path leads to it', async () => {
  const lost = asyncScheduler({ sleep: () => new Promise(() => {}) });
  const { tally } = await exhausted(lost);
  expect(tally.small!.case.program.tasks).toEqual([{ name: 'main', steps: [{ sleep: 0 }] }]);
  const { seed, path } = tally.small!;
  const again = await along(lost, `${path}`, seed);
  expect(again.small).toMatchObject({ case: tally.small!.case, path, small: tally.small!.small });
});

test('shrink steps behind the number are followed', async () => {
  const number = [...enumerateWorlds({ ...scope, shape: shapeOf(sleepy.claims) })].findIndex(
    ({ program }) => program.tasks[0]!.steps.length === 2,
  );
  expect((await along(sleepy, `small:${number}:0`)).obligations).toBe(1);
});

test('a path that leads nowhere is an option that cannot be meant', async () => {
  await expect(along(direct, 'small:99999999')).rejects.toThrow(
    "options.path: there is no program at 'small:99999999' among those of up to 3 tasks and 3 steps",
  );
});

test('where it ends early, no more is said than was run', async () => {
  const spinning = asyncScheduler({
    sleep() {
      for (;;);
    },
  });
  const { exhaustive, end, runs } = await exhausted(spinning);
  expect(end).toBe('hang');
  expect(exhaustive).toMatchObject({ complete: false, programs: runs, cases: runs });
  expect(exhaustive.scope).toMatch(/^the first \d of \d+ different programs/);
});

test('of a program that was not run under each of its limits nothing is claimed', async () => {
  const spinning = asyncScheduler(
    {},
    {
      supports: ['limit'],
      create: ({ limit }) => {
        let spawned = 0;
        return {
          spawn(task) {
            if (limit === 2 && ++spawned === 2) for (;;);
            return task();
          },
        };
      },
    },
  );
  const { exhaustive, runs } = await exhausted(spinning);
  const cases = [...enumerateWorlds({ ...scope, shape: shapeOf(limiter.claims), limits: [1, 2] })].slice(
    0,
    runs,
  );
  expect(cases.at(-1)!.environment.limit).toBe(2);
  const polite = cases.filter(({ environment }) => isPolite(environment));
  expect(exhaustive.programs).toBe(new Set(polite.map(({ program }) => program)).size);
  expect(exhaustive.impolite).toBe(cases.length - polite.length);
  expect(exhaustive.scope).toMatch(/; and \d+ of the smallest cases in a world with one deviation$/);
});

test('who looks on is told how many there are', async () => {
  const told: Progress[] = [];
  const { runs } = await exhausted(direct, ends, (progress) => told.push(progress));
  expect(told.every(({ phase, of }) => phase === 'small' && of === runs)).toBe(true);
  expect(told.at(-1)).toEqual({ phase: 'small', done: runs, of: runs });
});

function along(scheduler: Scheduler, path: string, seed = 1) {
  return onHost(function* (host) {
    const sweep = startSweep(scheduler, [ends], 500, host);
    yield* runSmallPath(sweep, scope, { seed, path });
    return sweep.tallies[0]!;
  });
}
