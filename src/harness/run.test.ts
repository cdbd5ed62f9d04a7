import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cases } from '../arbitraries/cases.ts';
import { EPOCH } from '../clock/date.ts';
import { installGlobals } from '../clock/globals.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { Kind } from '../trace/event.ts';
import { latenessOf } from '../trace/lateness.ts';
import { hashEvents } from '../trace/recorder.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import { guarded, once } from './attempt.ts';
import { asyncScheduler, caseOf, direct, onHost, sleepy } from './harness.fixture.ts';
import { execute } from './run.ts';

beforeAll(installGlobals);

test('a correct scheduler completes every program, at its span, and leaves nothing', async () => {
  const programs = cases({ shape: { spawn: 'nested', joinInside: true, structured: false }, hog: false });
  await fc.assert(
    fc.asyncProperty(programs, async (kase) => {
      const { ending, events, expected, leftovers, startTime } = await run(direct, kase);
      expect(ending).toEqual({ kind: 'completed' });
      const makespan = events.time[events.length - 1]! - startTime;
      expect(makespan).toBeGreaterThanOrEqual(expected.span);
      expect(makespan).toBeLessThanOrEqual(expected.span + latenessOf(events));
      expect(startTime).toBe(kase.environment.start ?? 0);
      expect(leftovers).toEqual({
        timers: 0,
        nextDeadline: Number.POSITIVE_INFINITY,
        rejections: [],
        escapes: [],
      });
    }),
    { numRuns: 50 },
  );
});

test('the same case gives the same hash', async () => {
  const programs = cases({ shape: { spawn: 'nested', joinInside: true, structured: false } });
  await fc.assert(
    fc.asyncProperty(programs, async (kase) => {
      const hashes = await onHost(function* (host) {
        const first = hashEvents((yield* execute(direct, kase, host)).events);
        return [first, hashEvents((yield* execute(direct, kase, host)).events)];
      });
      expect(hashes[1]).toBe(hashes[0]);
    }),
    { numRuns: 30 },
  );
});

test.each<[string, Scheduler, string, Partial<Ending>]>([
  ['nobody wakes a sleeper', sleepy, 'main: sleep 5', { kind: 'deadlock' }],
  ['main throws', direct, 'main: spawn a\na: throw', { kind: 'completed' }],
  ['a sync throw of main', direct, 'main: throw undefined sync', { kind: 'completed' }],
  ['run returns', coroutines(() => undefined), 'main: sleep 1', { kind: 'completed' }],
  ['run resolves', coroutines(() => Promise.resolve()), 'main: sleep 1', { kind: 'completed' }],
  ['run never settles', coroutines(() => new Promise(() => {})), 'main: sleep 1', { kind: 'deadlock' }],
  [
    'run throws',
    coroutines(() => fail('boom')),
    'main: sleep 1',
    { kind: 'crash', where: 'run', error: 'TypeError: boom' },
  ],
  [
    'run rejects',
    coroutines(() => Promise.reject(new TypeError('boom'))),
    'main: sleep 1',
    { kind: 'crash', where: 'run', error: 'TypeError: boom' },
  ],
  [
    'create throws',
    asyncScheduler({}, { create: () => fail('boom') }),
    'main: sleep 1',
    { kind: 'crash', where: 'create', error: 'TypeError: boom' },
  ],
  [
    'state throws',
    asyncScheduler({ state: () => fail('no such task') }, { supports: ['state'] }),
    'main: spawn a\na:',
    { kind: 'crash', where: 'state', error: 'TypeError: no such task' },
  ],
  [
    'create returns nothing',
    asyncScheduler({}, { create: () => undefined as never }),
    'main: sleep 1',
    {
      kind: 'crash',
      where: 'create',
      error:
        "AdapterError: scheduler 'direct': create: expected an object with 'spawn' but received undefined",
    },
  ],
  [
    'spawn throws',
    asyncScheduler({ spawn: () => fail('boom') }),
    'main: spawn a\na: emit 1',
    { kind: 'crash', where: 'spawn', error: 'TypeError: boom' },
  ],
  [
    'a timer throws',
    asyncScheduler({ sleep: (ms) => new Promise(() => setTimeout(() => fail('boom'), ms)) }),
    'main: sleep 1',
    { kind: 'crash', where: 'a timer callback', error: 'TypeError: boom' },
  ],
  [
    'it polls for ever',
    asyncScheduler({ sleep: () => new Promise(() => setInterval(() => {}, 10)) }),
    'main: sleep 1',
    { kind: 'budget', budget: 'turns' },
  ],
  [
    'it waits for ever',
    asyncScheduler({ sleep: () => new Promise(() => setTimeout(() => {}, 2e9)) }),
    'main: sleep 1',
    { kind: 'budget', budget: 'time' },
  ],
  [
    'it starts tasks for ever',
    asyncScheduler({ spawn: (task) => new Promise(() => setInterval(() => void task(), 1)) }),
    'main: spawn a, join a\na: emit 1, emit 1',
    { kind: 'budget', budget: 'events' },
  ],
])('%s: the run ends as it should', async (_, scheduler, program, ending) => {
  expect((await run(scheduler, caseOf(program))).ending).toMatchObject(ending);
});

test.each<[string, Scheduler]>([
  ['completes', direct],
  ['crashes in create', asyncScheduler({}, { create: () => fail('boom') })],
  ['crashes in run', coroutines(() => fail('boom'))],
  ['deadlocks', sleepy],
  ['spins', asyncScheduler({ sleep: spin })],
  ['spins on microtasks', asyncScheduler({ sleep: spinOnMicrotasks })],
  ['spins on promises', asyncScheduler({ sleep: spinOnPromises })],
])('a run that %s leaves globals and listeners as they were', async (_, scheduler) => {
  const before = world();
  const kase = caseOf('main: sleep 5');
  await onHost((host) => guarded(once, scheduler, kase, host, 300));
  expect(world()).toEqual(before);
  expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
  expect((await run(direct, caseOf('main: spawn a, join a\na: sleep 3'))).ending.kind).toBe('completed');
});

test('a hang keeps what was recorded until then', async () => {
  const kase = caseOf('main: emit 1, sleep 5');
  const { ending, events, leftovers } = await onHost((host) =>
    guarded(once, asyncScheduler({ sleep: spin }), kase, host, 50),
  );
  expect(ending).toEqual({ kind: 'hang', ms: 50 });
  expect(events.length).toBe(3);
  expect(leftovers.timers).toBe(0);
});

test('globals run on virtual time while the run is on', async () => {
  const times: number[] = [];
  const scheduler = asyncScheduler({
    async sleep(ms) {
      times.push(Date.now());
      await new Promise((resolve) => setTimeout(resolve, ms));
      times.push(Date.now());
    },
  });
  await run(scheduler, caseOf('main: sleep 7000'));
  expect(times[1]! - times[0]!).toBe(7000);
});

test('create gets the limit where the scheduler takes one, and infinity where it does not', async () => {
  const limits: number[] = [];
  const create = ({ limit }: { limit: number }) => {
    limits.push(limit);
    return { spawn: async (task: () => Promise<unknown>) => task() };
  };
  const limited = await run(
    asyncScheduler({}, { supports: ['limit'], create }),
    caseOf('main: emit 1', { limit: 3 }),
  );
  const unlimited = await run(asyncScheduler({}, { create }), caseOf('main: emit 1'));
  expect(limits).toEqual([3, Number.POSITIVE_INFINITY]);
  expect([limited.limit, unlimited.limit]).toEqual(limits);
});

test('the dice roll the same numbers in [0, 1) for the same seed, and others for another', async () => {
  const rolls = async (dice: number): Promise<number[]> => {
    const rolled: number[] = [];
    const create = ({ random }: { random: () => number }) => {
      for (let i = 0; i < 100; i++) rolled.push(random());
      return { spawn: async (task: () => Promise<unknown>) => task() };
    };
    await run(asyncScheduler({}, { create }), caseOf('main: emit 1', { dice }));
    return rolled;
  };
  const zero = await rolls(0);
  expect(await rolls(0)).toEqual(zero);
  expect(await rolls(1)).not.toEqual(zero);
  expect(zero.every((roll) => roll >= 0 && roll < 1)).toBe(true);
  expect(new Set(zero).size).toBe(100);
});

test('timers and rejections that are left belong to the run', async () => {
  const scheduler = asyncScheduler({
    async spawn(task) {
      setTimeout(() => {}, 40);
      void Promise.reject(new RangeError('lost'));
      return task();
    },
  });
  const { leftovers } = await run(scheduler, caseOf('main: spawn a\na: emit 1'));
  expect(leftovers).toMatchObject({ timers: 1, nextDeadline: 40, rejections: ['RangeError: lost'] });
});

test('a scheduler may tidy up for as long as its timers take, and no longer', async () => {
  const tidying = (resolution: number): Scheduler =>
    asyncScheduler(
      {
        async spawn(task) {
          setTimeout(() => {}, 5);
          return task();
        },
      },
      { guarantees: { resolution } },
    );
  const kase = caseOf('main: spawn a\na: emit 1');
  expect((await run(tidying(5), kase)).leftovers.timers).toBe(0);
  expect((await run(tidying(4), kase)).leftovers.timers).toBe(1);
});

test('what is to run at once when the last task has ended still runs, before the clock moves, and not in the next run', async () => {
  const ran: number[] = [];
  const tidying = asyncScheduler({
    async spawn(task) {
      const end = await task();
      setImmediate(() => ran.push(Date.now()));
      return end;
    },
  });
  const kase = caseOf('main: spawn a, join a\na: sleep 2');
  const { ending, leftovers } = await run(tidying, kase);
  expect(ending).toEqual({ kind: 'completed' });
  expect(leftovers.timers).toBe(0);
  expect(ran).toEqual([EPOCH + 2]);
  await run(tidying, caseOf('main: emit 1'));
  expect(ran).toHaveLength(1);
});

test('who is never done at once after the last task is stopped by the budget: every task had ended', async () => {
  const restless = asyncScheduler({
    async spawn(task) {
      const again = (): unknown => setImmediate(again);
      again();
      return task();
    },
  });
  const { ending } = await run(restless, caseOf('main: spawn a\na: emit 1'));
  expect(ending).toEqual({ kind: 'completed' });
});

function run(scheduler: Scheduler, kase: Parameters<typeof execute>[1]): Promise<Trace> {
  return onHost((host) => execute(scheduler, kase, host));
}

/** Runs main to its end when asked, and then does as told. */
function coroutines(afterwards: () => unknown): Scheduler {
  return defineScheduler({
    name: 'inline',
    form: 'coroutine',
    create: ({ clock }) => ({
      run(main) {
        for (const _ of main());
        return afterwards();
      },
      *spawn(task) {
        yield* task();
      },
      *join() {},
      *sleep(ms) {
        clock.sleep(ms);
      },
    }),
  });
}

function fail(message: string): never {
  throw new TypeError(message);
}

function spin(): never {
  for (;;);
}

function spinOnMicrotasks(): Promise<never> {
  const again = (): void => queueMicrotask(again);
  again();
  return new Promise(() => {});
}

function spinOnPromises(): Promise<never> {
  return Promise.resolve().then(spinOnPromises);
}

function world(): unknown {
  return {
    listeners: (['unhandledRejection', 'uncaughtException'] as const).map((event) =>
      process.rawListeners(event),
    ),
    globals: [setTimeout, setImmediate, Date, queueMicrotask],
  };
}

test('what comes after the end of the budget is no part of the trace', async () => {
  const polling = asyncScheduler({
    sleep: async () => {
      for (;;) Date.now();
    },
  });
  const trace = await onHost((host) => execute(polling, caseOf('main: spawn a, sleep 1\na: throw'), host));
  expect(trace.ending.kind).toBe('budget');
  expect([...trace.events.kind.slice(0, trace.events.length)]).not.toContain(Kind.resume);
  expect(trace.waits.finishOf[0]).toBe(-1);
});
