import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../arbitraries/cases.ts';
import { neighbours } from '../arbitraries/shrink.ts';
import type { Scheduler, SchedulerDefinition } from '../forms/scheduler.ts';
import { defineScheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import type { Guarantees } from '../trace/claims.ts';
import { runCase } from './attempt.ts';
import { compare } from './compare.ts';
import { discrepancies } from './discrepancy.ts';
import { asyncScheduler, direct, onHost, sleepy } from './harness.fixture.ts';
import { observe } from './observation.ts';
import { OptionError } from './options.ts';

type Create = Extract<SchedulerDefinition, { form: 'async' }>['create'];

test('finds no difference between a scheduler and itself', async () => {
  expect(await compare(direct, direct)).toBeUndefined();
});

test('finds the smallest program on which the runs end in different ways', async () => {
  const found = await compare(direct, sleepy);
  expect(found).toMatchObject({ kind: 'ending', text: 'main: sleep 3', size: 2 });
  expect(found!.message).toBe(
    'With direct (a) the run completed; with direct (b) the run ended in a deadlock: main had not ended.',
  );
  expect(found!.a.ending.kind).toBe('completed');
  expect(found!.b.ending.kind).toBe('deadlock');
});

test('is the same the other way round', async () => {
  expect(await compare(sleepy, direct)).toMatchObject({ kind: 'ending', text: 'main: sleep 3' });
});

test('none of the smaller neighbours differs in the same way where it says minimal', async () => {
  const found = await compare(slots('queue', 'shift'), slots('stack', 'pop'));
  expect(found).toMatchObject({ kind: 'order', shrinking: { minimal: true } });
  const options = {
    shape: { spawn: 'main', joinInside: false, structured: false },
    limits: [1, 2, 3, 4],
  } as const;
  const differing = await onHost(function* (host) {
    const run = (scheduler: Scheduler, kase: Case) => observe(runCase(scheduler, kase, host));
    return [...neighbours(found!, options)].filter((kase) =>
      discrepancies(run(slots('queue', 'shift'), kase), run(slots('stack', 'pop'), kase)).some(
        ({ kind }) => kind === 'order',
      ),
    );
  });
  expect(differing).toEqual([]);
});

test('the place of an enumerated program leads nowhere here, and that is said', async () => {
  await expect(compare(direct, sleepy, { path: 'small:7' })).rejects.toThrow(
    "options.path: 'small:7' is the place of an enumerated program, and compare enumerates none",
  );
});

test('seed and path lead to the same case again, by compare and by fast-check', async () => {
  const found = await compare(direct, sleepy, { seed: 7 });
  const { seed, path } = found!;
  expect(await compare(direct, sleepy, { seed, path })).toMatchObject({
    text: found!.text,
    kind: found!.kind,
  });
  const arbitrary = cases({ shape: { spawn: 'nested', joinInside: true, structured: false } });
  expect(fc.sample(arbitrary, { seed, path, numRuns: 1 })).toEqual([
    { program: found!.program, environment: found!.environment },
  ]);
});

test('tolerates another order of starts where one of the two claims none', async () => {
  const stack = slots('stack', 'pop', {});
  expect(await compare(slots('queue', 'shift'), stack)).toBeUndefined();
  expect(await compare(stack, slots('queue', 'shift'))).toBeUndefined();
});

test('asks for an order where both claim one, be it another', async () => {
  const found = await compare(slots('queue', 'shift'), slots('stack', 'pop', { order: 'lifo' }));
  expect(found).toMatchObject({ kind: 'order', size: 7, environment: { limit: 1 } });
});

test.each([
  [1, 1, undefined],
  [1, 0, undefined],
  [0, 0, 'timing'],
] as const)('wake-ups 1 ms late, at resolutions %s and %s: %s', async (mine, others, kind) => {
  const late = asyncScheduler(
    { sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms + 1)) },
    { name: 'late', guarantees: { resolution: mine } },
  );
  const punctual = asyncScheduler({}, { name: 'punctual', guarantees: { resolution: others } });
  expect((await compare(late, punctual))?.kind).toBe(kind);
});

test('a limit that only one of them takes is out of reach', async () => {
  expect(await compare(direct, slots('queue', 'shift'))).toBeUndefined();
});

test('a hang of one is a difference, and others do not wait for it', async () => {
  const spinning = asyncScheduler(
    {
      sleep() {
        for (;;);
      },
    },
    { name: 'spinning' },
  );
  const found = await compare(direct, spinning, { timeLimit: 50 });
  // Hardly shrunk: each program that hangs costs real time.
  expect(found).toMatchObject({ kind: 'ending', text: expect.stringMatching(/^main: sleep \d+$/) });
  expect(found!.b.ending.kind).toBe('hang');
});

test('refuses two that complete nothing: that is no agreement', async () => {
  const broken = asyncScheduler(
    {},
    {
      name: 'broken',
      create() {
        throw new Error('no licence');
      },
    },
  );
  await expect(compare(broken, broken)).rejects.toThrow('create threw Error: no licence');
  expect(await compare(direct, broken)).toMatchObject({ kind: 'ending', text: 'main:' });
});

test('refuses options that it does not have', async () => {
  await expect(compare(direct, direct, { run: 3 } as object)).rejects.toThrow(OptionError);
});

/** A limiter that takes from one end of its line. */
function slots(
  name: string,
  end: 'shift' | 'pop',
  guarantees: Guarantees = { order: 'fifo', workConserving: true },
): Scheduler {
  const create: Create = ({ limit }) => {
    const waiting: (() => Promise<unknown>)[] = [];
    let running = 0;
    const fill = (): void => {
      while (running < limit && waiting.length > 0) {
        running++;
        void waiting[end]!()!().finally(() => {
          running--;
          fill();
        });
      }
    };
    return {
      spawn: (task) =>
        new Promise((resolve, reject) => {
          waiting.push(async () => {
            try {
              resolve(await task());
            } catch (error) {
              reject(error);
            }
          });
          fill();
        }),
    };
  };
  return defineScheduler({ name, form: 'async', supports: ['limit'], guarantees, create });
}
