import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { asyncTask } from './async.ts';
import { happened, prepare, runAsync, settle } from './forms.fixture.ts';
import { TaskError, TaskResult } from './run.ts';

test('a task gives a promise of its result, and its error as a rejection', async () => {
  const { run } = prepare('main: emit 3\n');
  await expect(asyncTask(run, never, 0)()).resolves.toEqual(new TaskResult(0, 3));
  const { run: failing } = prepare('main: throw');
  await expect(asyncTask(failing, never, 0)()).rejects.toBeInstanceOf(TaskError);
});

test('a sync throw is thrown by the call itself', () => {
  const { run } = prepare('main: emit 1, throw null sync');
  expect(() => asyncTask(run, never, 0)()).toThrow();
  expect(happened(run, ['finish'])).toEqual([`0 main finish 1 ${2 ** 34 + 2}`]);
});

test('a sync throw after the first suspension is a rejection', async () => {
  const { run, clock } = prepare('main: yield, throw zero sync');
  expect(await runAsync(run, clock)).toBe(0);
});

test('a sync throw inside a spawn does not make its parent throw synchronously', async () => {
  const { run } = prepare('main: spawn a, throw false\na: throw sync');
  const spawn = (task: () => Promise<unknown>) => {
    try {
      return task();
    } catch (error) {
      return Promise.reject(error);
    }
  };
  await expect(asyncTask(run, { spawn }, 0)()).rejects.toBe(false);
});

test('sleeps by a timer of the clock, to the ms and below', async () => {
  const { run, clock } = prepare('main: sleep 0, sleep 2.5');
  await runAsync(run, clock);
  expect(happened(run, ['resume'])).toEqual(['0 main resume 2 0', '2.5 main resume 2 2.5']);
});

test('asks the primitives to sleep, to yield and to join where there are any', async () => {
  const { run, clock } = prepare('main: spawn a, sleep 3, yield, join a, settle a\na: emit 4');
  const asked: unknown[] = [];
  const answer = async (what: unknown) => asked.push(what);
  await runAsync(run, clock, {
    spawn: async (task) => ({ ended: await task() }),
    sleep: (ms) => answer(ms),
    yield: () => answer('yield'),
    join: async (handle: Promise<{ ended: unknown }>) => (await handle).ended,
  });
  expect(asked).toEqual([3, 'yield']);
  expect(happened(run, ['deliver'])).toEqual(['0 main deliver 1 4', '0 main deliver 1 4']);
});

test('an error of a task that nobody joins is no unhandled rejection', async () => {
  const { run, clock } = prepare('main: spawn a\na: throw undefined');
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listener);
  await runAsync(run, clock);
  await settle(clock);
  process.off('unhandledRejection', listener);
  expect(run.finishCount).toBe(2);
  expect(unhandled).toEqual([]);
});

test('a spawn that returns nothing is a crash that says what was expected', async () => {
  const { run, clock } = prepare('main: spawn a\na: emit 1');
  await runAsync(run, clock, { spawn: () => undefined });
  expect(run.crash?.where).toBe('spawn');
  expect(String(run.crash?.error)).toBe(
    "AdapterError: scheduler 'tiny': spawn: expected a promise (or, with `join`, a handle) but received undefined",
  );
});

test('a spawn that returns anything is fine where there is a join', async () => {
  const { run, clock } = prepare('main: spawn a, join a\na: emit 1');
  const ended: Promise<unknown>[] = [];
  await runAsync(run, clock, {
    spawn: (task) => ended.push(task()) - 1,
    join: (handle: number) => ended[handle]!,
  });
  expect(run.crash).toBeUndefined();
  expect(happened(run, ['deliver'])).toEqual(['0 main deliver 1 1']);
});

test('a spawn that throws is a crash, and main goes no further', async () => {
  const { run, clock } = prepare('main: spawn a, emit 1\na: emit 1');
  await runAsync(run, clock, {
    spawn() {
      throw new Error('full');
    },
  });
  expect(run.crash).toEqual({ where: 'spawn', error: new Error('full') });
  expect(happened(run, ['emit'])).toEqual([]);
});

test('every task but the spawns that begin it counts its turns', async () => {
  const { run, clock } = prepare('main: yield, yield, yield');
  clock.reset({ budgets: { turns: 2 } });
  await runAsync(run, clock);
  expect(clock.exceeded?.budget).toBe('turns');
});

const never = {
  spawn: () => expect.fail('nothing is spawned here'),
};

test('asks to pause, to resume, to clear and for another limit, in the turn in which it is told to', async () => {
  const { run, clock } = prepare('main: pause, spawn a, clear, resume, set-limit 3\na:');
  const asked: unknown[] = [];
  await runAsync(run, clock, {
    spawn: () => new Promise(() => {}),
    pause: () => asked.push('pause'),
    resume: () => asked.push('resume'),
    clear: () => asked.push('clear'),
    setLimit: (limit) => asked.push(limit),
  });
  expect(asked).toEqual(['pause', 'clear', 'resume', 3]);
  expect(happened(run, ['suspend'])).toEqual([
    '0 main suspend 7 0',
    '0 main suspend 9 0',
    '0 main suspend 8 0',
    '0 main suspend 10 3',
  ]);
  expect(run).toMatchObject({ cutCount: 1, clearedCount: 1, finishCount: 1, spawnCount: 2 });
});

test('a control that returns a promise has come back when that is settled', async () => {
  const { run, clock } = prepare('main: pause');
  await runAsync(run, clock, { pause: () => new Promise((resolve) => clock.setTimer(2, () => resolve(0))) });
  expect(happened(run, ['suspend', 'resume'])).toEqual(['0 main suspend 7 0', '2 main resume 7 0']);
});

test('a task that starts after all was not cleared', async () => {
  const { run, clock } = prepare('main: spawn a, clear\na:');
  await runAsync(run, clock, { spawn: async (task) => Promise.resolve().then(task), clear: () => {} });
  expect(run).toMatchObject({ cutCount: 0, clearedCount: 0, finishCount: 2 });
});

test('what a control throws is a crash of the scheduler', async () => {
  const { run, clock } = prepare('main: set-limit 2');
  const fail = (): never => {
    throw new Error('no');
  };
  await runAsync(run, clock, { setLimit: fail });
  expect(run.crash).toMatchObject({ where: 'setLimit', error: new Error('no') });
});

test('a task is spawned with its priority, or with options that have none', async () => {
  const { run, clock } = prepare('main: spawn a {priority 2}, spawn b\na:\nb:');
  const given: unknown[] = [];
  await runAsync(run, clock, { spawn: async (_task, options) => given.push(options) });
  expect(given).toEqual([{ priority: 2 }, {}]);
});

test('where cancels have no primitive, tasks are spawned with a signal, and those that run mind it', async () => {
  const { run, clock } = prepare('main: spawn a, yield, cancel a, settle a\na: sleep 5, emit 1');
  await runAsync(run, clock, {
    spawn: (task, { signal }) => {
      expect(signal?.aborted).toBe(false);
      return task();
    },
  });
  expect(happened(run, ['close', 'deliver', 'emit'])).toEqual([
    '0 a close 0 0',
    `0 main deliver 1 ${Digest.cancelled}`,
  ]);
});

test('nobody is given a signal where nothing is cancelled, or by a primitive', async () => {
  for (const [text, changes] of [
    ['main: spawn a\na:', {}],
    ['main: spawn a, cancel a\na:', { cancel: () => {} }],
  ] as const) {
    const { run, clock } = prepare(text);
    const given: unknown[] = [];
    await runAsync(run, clock, { ...changes, spawn: async (_task, options) => given.push(options) });
    expect(given).toEqual([{}]);
  }
});

test('a task minds its signal also where what it asks for starts another, which aborts it', async () => {
  const { run, clock } = prepare('main: spawn a, spawn b\na: yield, resume, emit 1\nb: cancel a');
  const waiting: (() => unknown)[] = [];
  await runAsync(run, clock, {
    spawn: (task) =>
      run.spawnCount === 2 ? task() : new Promise((resolve) => waiting.push(() => resolve(task()))),
    resume: () =>
      waiting.forEach((start) => {
        start();
      }),
  });
  expect(happened(run, ['emit', 'close'])).toEqual(['0 a close 1 0']);
});
