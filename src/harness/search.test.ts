import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRATEGIES } from '../arbitraries/strategy.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import { asyncScheduler, direct, ends, fewErrors, lawOf, onHost, sleepy } from './harness.fixture.ts';
import { judge } from './judge.ts';
import { execute } from './run.ts';
import { casesFor, draw, originOf, runPath, search, strategyAt } from './search.ts';
import { CHUNK, startSweep } from './sweep.ts';

const bounds = { seed: 7, runs: 300, timeLimit: 500 };
const laws = [ends, fewErrors('error-delivery', 2)];

test('the same seed gives the same tallies, another seed others', async () => {
  const [first, again, other] = await onHost(function* (host) {
    const found = [yield* search(sleepy, laws, bounds, host), yield* search(sleepy, laws, bounds, host)];
    return [...found, yield* search(sleepy, laws, { ...bounds, seed: 8 }, host)];
  });
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('runs the programs that fast-check draws for that seed, as many as asked for', async () => {
  for (const runs of [0, 1, 65, 256]) {
    const seen: string[] = [];
    const spy = lawOf('completion', ({ program }) => {
      seen.push(JSON.stringify(program));
      return undefined;
    });
    const found = await onHost((host) => search(direct, [spy], { ...bounds, runs }, host));
    expect(found.runs).toBe(runs);
    expect(found.tallies[0]!.obligations).toBe(runs);
    const drawn: string[] = [];
    const property = fc.property(casesFor(direct), ({ program }) => {
      drawn.push(JSON.stringify(program));
    });
    fc.check(property, { seed: bounds.seed, numRuns: runs });
    expect(seen).toEqual(drawn);
  }
});

test('counts obligations and the worst value over all runs, and goes on past violations', async () => {
  const { tallies } = await onHost((host) => search(sleepy, laws, bounds, host));
  expect(tallies.map(({ obligations }) => obligations)).toEqual([300, 300]);
  expect(tallies.every(({ worst }) => worst! > 10)).toBe(true);
  expect(tallies.every(({ broken }) => broken !== undefined)).toBe(true);
});

test('keeps the smallest case that breaks a law, and the path to it', async () => {
  const { tallies } = await onHost((host) => search(sleepy, laws, bounds, host));
  for (const { broken, law } of tallies) {
    const [drawn] = fc.sample(casesFor(sleepy), { seed: bounds.seed, path: broken!.path, numRuns: 1 });
    expect(drawn).toEqual(broken!.case);
    const trace = await onHost((host) => execute(sleepy, broken!.case, host));
    expect(judge(law, trace).violation).toBeDefined();
  }
});

test('leaves a law without violation where the scheduler keeps it', async () => {
  const { tallies } = await onHost((host) => search(direct, [ends], bounds, host));
  expect(tallies[0]!.broken).toBeUndefined();
});

test('runs the first two hundred programs twice and then every sixty-fourth, for the law that compares two runs', async () => {
  const seen: boolean[] = [];
  const spy = lawOf('determinism', ({ twins }) => {
    seen.push(twins !== undefined && twins[0] === twins[1]);
    return undefined;
  });
  await onHost((host) => search(direct, [spy], { ...bounds, runs: 270 }, host));
  expect(seen).toEqual(Array.from({ length: 270 }, (_, run) => run < 200 || run % 64 === 0));
});

test('stops at a program that hangs, and counts it', async () => {
  const spinning = asyncScheduler({
    sleep() {
      for (;;);
    },
  });
  const { runs, tallies } = await onHost((host) =>
    search(spinning, [ends], { ...bounds, timeLimit: 50 }, host),
  );
  expect(runs).toBeLessThan(300);
  expect(tallies[0]!.obligations).toBe(runs);
  expect(tallies[0]!.broken?.path).toBe(String(runs - 1));
});

test('a path leads to the one program that it names', async () => {
  const { runs, tallies } = await along(sleepy, '12');
  expect(runs).toBe(1);
  expect(tallies.map(({ obligations }) => obligations)).toEqual([1, 1]);
  expect((await along(sleepy, '12:99999999')).runs).toBe(0);
});

test('ends at the fiftieth livelock and not with the batch that it is in, whose length is a matter of real time', async () => {
  const busy = asyncScheduler({
    sleep: async () => {
      for (;;) Date.now();
    },
  });
  const endings: string[] = [];
  const spy = lawOf('completion', ({ ending }) => {
    endings.push(ending.kind);
    return undefined;
  });
  await onHost((host) => search(busy, [spy], bounds, host));
  expect(endings.filter((kind) => kind === 'budget')).toHaveLength(50);
  expect(endings.at(-1)).toBe('budget');
});

test('a path that leads nowhere is an option that cannot be meant', async () => {
  const lost = along(direct, '0:9999:3');
  await expect(lost).rejects.toThrow("options.path: seed 7 has no program at '0:9999:3'");
});

test('of every random case it can be told which strategy drew it', async () => {
  const long = (kase: Case): boolean => kase.program.tasks.some(({ steps }) => steps.length > 60);
  const drawn = draw(casesFor(direct), 3, 0, CHUNK);
  const strategies = drawn.map((_, run) => strategyAt(originOf(3, run)));
  expect(new Set(strategies)).toEqual(new Set(STRATEGIES));
  expect(strategies.map((strategy) => strategy === 'long')).toEqual(drawn.map(long));
});

function along(scheduler: Scheduler, path: string) {
  return onHost(function* (host) {
    const sweep = startSweep(scheduler, laws, bounds.timeLimit, host);
    return { runs: yield* runPath(sweep, { seed: bounds.seed, path }), tallies: sweep.tallies };
  });
}
