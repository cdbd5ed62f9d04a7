import { expect, test } from 'vitest';
import { happened, prepare, runAsync, runCoroutines } from './forms.fixture.ts';
import { defineScheduler } from './scheduler.ts';
import { checkPrimitives } from './validation.ts';

const EVENTS = ['suspend', 'resume', 'release', 'finish', 'close'] as const;

test('a lock is given back by its step, and the end of a task gives back the rest, what was taken last first', async () => {
  const { run, clock } = prepare('main: acquire k, acquire l, release k, acquire m, throw null');
  const said: string[] = [];
  await runAsync(run, clock, {
    acquire: async (key) => {
      said.push(`take ${key}`);
      return () => said.push(`give ${key}`);
    },
  });
  expect(said).toEqual(['take k', 'take l', 'give k', 'take m', 'give m', 'give l']);
  expect(happened(run, ['release'])).toEqual([
    '0 main release 0 1',
    '0 main release 2 -1',
    '0 main release 1 -1',
  ]);
});

test('who asks for more permits than there are asks for all', async () => {
  const { run, clock } = prepare('main: acquire k 3');
  const asked: number[] = [];
  await runAsync({ ...run, permits: 2 }, clock, {
    acquire: async (_, weight) => {
      asked.push(weight);
      return () => undefined;
    },
  });
  expect(asked).toEqual([2]);
});

test('what gives back no function is the fault of an adapter', async () => {
  const { run, clock } = prepare('main: acquire k');
  await runAsync(run, clock, { acquire: async () => 3 as never });
  expect(String(run.crash?.error)).toContain(
    "scheduler 'tiny': acquire: expected a promise of a function that gives the lock back but received 3",
  );
});

test('a request that is refused ends the task, and what it held is given back', async () => {
  const { run, clock } = prepare('main: acquire k, acquire l');
  await runAsync(run, clock, {
    acquire: async (key) => {
      if (key === 'l') throw new Error('no');
      return () => undefined;
    },
  });
  expect(run.foreignErrors).toEqual(['Error: no']);
  expect(happened(run, ['release'])).toEqual(['0 main release 0 -1']);
});

test('what breaks in giving a lock back breaks the scheduler', async () => {
  const { run, clock } = prepare('main: acquire k, release k');
  await runAsync(run, clock, {
    acquire: async () => () => {
      throw new Error('twice');
    },
  });
  expect(run.crash).toMatchObject({ where: 'release', error: new Error('twice') });
});

test('a coroutine takes a lock through yield*, and gives it back when it is closed', () => {
  const { run, clock } = prepare('main: acquire k, yield');
  const said: string[] = [];
  runCoroutines(run, clock, {
    run(main) {
      const body = main();
      body.next();
      body.return(undefined as never);
    },
    *acquire(key) {
      said.push(`take ${key}`);
      return () => said.push(`give ${key}`);
    },
    *yield() {
      yield;
    },
  });
  expect(said).toEqual(['take k', 'give k']);
  expect(happened(run, EVENTS)).toEqual([
    '0 main suspend 11 8',
    '0 main resume 11 8',
    '0 main suspend 1 0',
    '0 main close 1 0',
    '0 main release 0 -1',
  ]);
});

test('a scheduler that has locks says how it is asked for them, and one without does not', () => {
  const spawn = () => undefined;
  expect(() => checkPrimitives('q', 'async', { spawn }, new Set(['lock']))).toThrow(
    "create() → acquire: expected a function (supports 'lock' needs it)",
  );
  expect(() => checkPrimitives('q', 'async', { spawn, acquire: spawn }, new Set())).toThrow(
    "create() → acquire: expected nothing, or 'lock' in supports",
  );
  const define = (supports: readonly ('lock' | 'weight' | 'cancel' | 'limit' | 'abort')[]) => () =>
    defineScheduler({ name: 'q', form: 'async', supports, create: () => ({ spawn }) });
  expect(define(['weight'])).toThrow("supports[0]: expected 'lock' beside it");
  expect(define(['cancel', 'lock'])).toThrow("supports[1]: expected no 'lock' beside 'cancel'");
  expect(define(['limit', 'abort', 'lock'])).toThrow("supports[2]: expected no 'lock' beside 'abort'");
});
