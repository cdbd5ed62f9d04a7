import { expect, test } from 'vitest';
import { nativeAsync } from '../src/adapters/built-in.ts';
import { real } from '../src/clock/real.ts';
import { defineScheduler, type Scheduler } from '../src/forms/scheduler.ts';
import { check } from '../src/harness/check.ts';
import type { LawId } from '../src/laws/law.ts';

interface Hostile {
  readonly scheduler: Scheduler;
  readonly law: LawId;
  /** What the verdict says, and the program that it shows. */
  readonly message: string;
  readonly program: string;
}

const hostile: readonly Hostile[] = [
  {
    scheduler: defineScheduler({
      name: 'never returns',
      form: 'coroutine',
      create: () => ({
        run() {
          for (;;);
        },
        *spawn() {},
        *join() {},
        *sleep() {},
      }),
    }),
    law: 'completion',
    message: 'held the processor at 0 ms and never gave it back, while main never started',
    program: 'main:',
  },
  {
    scheduler: defineScheduler({
      name: 'asks the clock for ever',
      form: 'coroutine',
      create: ({ clock }) => ({
        run() {
          while (clock.now() >= 0);
        },
        *spawn() {},
        *join() {},
        *sleep() {},
      }),
    }),
    law: 'completion',
    message: 'Livelock: still going after',
    program: 'main:',
  },
  {
    scheduler: defineScheduler({
      name: 'spins on microtasks',
      form: 'async',
      create: () => ({ spawn: (task) => task(), sleep: () => new Promise(spin) }),
    }),
    law: 'completion',
    message: 'Livelock: still going after',
    program: 'main: sleep 0',
  },
  {
    scheduler: defineScheduler({
      name: 'spins on promises',
      form: 'async',
      create: () => ({ spawn: (task) => task(), sleep: () => awaitForEver() }),
    }),
    law: 'completion',
    message: 'held the processor at 0 ms and never gave it back, while main slept',
    program: 'main: sleep 0',
  },
  {
    scheduler: defineScheduler({
      name: 'spins on timers',
      form: 'async',
      create: ({ clock }) => ({ spawn: (task) => task(), sleep: () => new Promise(() => tick(clock)) }),
    }),
    law: 'completion',
    message: 'Livelock: still going after',
    program: 'main: sleep 0',
  },
  {
    scheduler: defineScheduler({
      name: 'never wakes',
      form: 'async',
      create: () => ({ spawn: (task) => task(), sleep: () => new Promise(() => {}) }),
    }),
    law: 'deadlock-free',
    message: 'nothing was due: main slept until 0 ms and was never woken',
    program: 'main: sleep 0',
  },
  {
    scheduler: defineScheduler({
      name: 'throws in create',
      form: 'async',
      create() {
        throw new Error('no licence key');
      },
    }),
    law: 'completion',
    message: 'The scheduler threw Error: no licence key (in create)',
    program: 'main:',
  },
  {
    scheduler: defineScheduler({
      name: 'throws in spawn',
      form: 'async',
      create: () => ({
        spawn() {
          throw new TypeError('task.priority is undefined');
        },
      }),
    }),
    law: 'completion',
    message: 'The scheduler threw TypeError: task.priority is undefined (in spawn)',
    program: 'main: spawn a\na:',
  },
  {
    scheduler: defineScheduler({
      name: 'returns nothing from spawn',
      form: 'async',
      create: () => ({ spawn: (task) => void task() }),
    }),
    law: 'completion',
    message: 'spawn: expected a promise (or, with `join`, a handle) but received undefined',
    program: 'main: spawn a\na:',
  },
  {
    scheduler: defineScheduler({
      name: 'throws in a timer',
      form: 'async',
      create: ({ clock }) => ({
        spawn: (task) => task(),
        sleep: (ms) => new Promise(() => clock.setTimer(ms, fail)),
      }),
    }),
    law: 'completion',
    message: 'The scheduler threw Error: a timer lost its head (in a timer callback)',
    program: 'main: sleep 0',
  },
];

test.each(hostile)(
  '$scheduler.name ends in a verdict, and the next scheduler is none the worse for it',
  async ({ scheduler, law, message, program }) => {
    const before = await check(nativeAsync, { runs: 200, fixtures: false });
    const { verdicts } = await check(scheduler, { runs: 200, fixtures: false });
    const found = verdicts.find((verdict) => verdict.law === law)?.counterexample;
    expect(found?.violation.message).toContain(message);
    expect(found?.text).toBe(program);
    expect(await check(nativeAsync, { runs: 200, fixtures: false })).toEqual(before);
    expect(before.verdicts.filter(({ status }) => status === 'broken')).toEqual([]);
  },
);

test('a timer that a module took before the virtual globals were there is named with its place in the code', async () => {
  const captured = real.setTimeout;
  const sleepy = defineScheduler({
    name: 'sleeps in real time',
    form: 'async',
    create: () => ({
      spawn: (task) => task(),
      sleep: (ms) => new Promise((resolve) => captured(resolve, ms)),
    }),
  });
  const { verdicts } = await check(sleepy, { runs: 200, fixtures: false });
  const found = verdicts.find(({ law }) => law === 'completion')?.counterexample;
  expect(found?.text).toBe('main: sleep 0');
  expect(found?.violation.because.join()).toMatch(/setTimeout called at properties\/hostile\.test\.ts:\d+/);
});

test('a real timer that nobody waits for is left behind, and named', async () => {
  const captured = real.setTimeout;
  const untidy = defineScheduler({
    name: 'leaves a real timer',
    form: 'async',
    create: () => ({
      spawn(task) {
        captured(() => {}, 100_000);
        return task();
      },
    }),
  });
  const { verdicts } = await check(untidy, { runs: 50, fixtures: false });
  const found = verdicts.find(({ law }) => law === 'quiescence')?.counterexample;
  expect(found?.violation.message).toMatch(/setTimeout called at properties\/hostile\.test\.ts:\d+/);
});

test('one whose create throws cannot be used, and the report says why', async () => {
  const { unusable, verdicts } = await check(
    defineScheduler({
      name: 'no config',
      form: 'async',
      create() {
        throw new TypeError('no config');
      },
    }),
    { runs: 50, fixtures: false },
  );
  expect(unusable).toBe('create threw TypeError: no config');
  expect(verdicts.find(({ law }) => law === 'completion')?.counterexample?.text).toBe('main:');
});

function spin(): void {
  queueMicrotask(spin);
}

async function awaitForEver(): Promise<void> {
  for (;;) await undefined;
}

function tick(clock: { setTimer(ms: number, callback: () => void): number }): void {
  clock.setTimer(0, () => tick(clock));
}

function fail(): never {
  throw new Error('a timer lost its head');
}
