import { expect, test } from 'vitest';
import { happened, prepare, runPolled } from './forms.fixture.ts';
import { type Pollable, runPollables } from './pollable.ts';
import { TaskResult } from './run.ts';

test('gives the tasks of the leading spawns in their order, and the rest of main as the last', () => {
  const { run } = prepare('main: spawn b, spawn a, emit 1, yield\na: emit 2\nb: emit 3');
  const given = giveTo(run);
  expect(given).toHaveLength(3);
  expect(given[0]!.poll(0)).toBe(true);
  expect(given[0]!.result).toEqual(new TaskResult(2, 3));
  expect(happened(run, ['spawn', 'emit'])).toEqual([
    '0 main spawn 2 0',
    '0 main spawn 1 0',
    '0 main emit 2 1',
    '0 b emit 0 3',
  ]);
});

test('does not give main where nothing is left of it', () => {
  const { run } = prepare('main: spawn a\na: emit 1');
  expect(giveTo(run)).toHaveLength(1);
});

test('a poll runs one turn, and says whether the result is there', () => {
  const { run } = prepare('main: emit 1, yield, emit 2, sleep 3, emit 3');
  const [main] = giveTo(run) as [Pollable];
  expect(happened(run, ['emit'])).toHaveLength(1);
  expect(main.poll(0)).toBe(false);
  expect(happened(run, ['emit'])).toHaveLength(2);
  expect(main.result).toBeUndefined();
  expect(main.poll(2)).toBe(false);
  expect(happened(run, ['emit'])).toHaveLength(2);
  expect(main.poll(3)).toBe(true);
  expect(main.result).toEqual(new TaskResult(0, (1 * 31 + 2) * 31 + 3));
  expect(main.poll(3)).toBe(true);
});

test('trusts the time it is polled with, and writes down the time that is', () => {
  const { run } = prepare('main: sleep 3');
  const [main] = giveTo(run) as [Pollable];
  expect(main.poll(99)).toBe(true);
  expect(happened(run, ['resume'])).toEqual(['0 main resume 2 3']);
});

test('is not ready while what it joins is not, and then takes what that ended with', () => {
  const { run, clock } = prepare(
    'main: spawn a, spawn b, join a, settle b\na: sleep 2, emit 4\nb: throw zero',
  );
  runPolled(run, clock);
  expect(happened(run, ['deliver'])).toEqual(['2 main deliver 1 4', `2 main deliver 2 ${2 ** 34 + 4}`]);
});

test('a poll throws what the task throws, once', () => {
  const { run } = prepare('main: spawn a, yield\na: throw null');
  const [a] = giveTo(run) as [Pollable];
  let thrown: unknown = 'nothing';
  try {
    a.poll(0);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBe(null);
  expect(a.poll(0)).toBe(true);
});

test('the results that run returns count as delivered to main, each for the task at its place', () => {
  const { run } = prepare('main: spawn a, spawn b\na: emit 1\nb: throw');
  runPollables(run, {
    run(tasks) {
      const outcomes = tasks.map((task) => {
        try {
          task.poll(0);
          return { status: 'fulfilled', value: task.result };
        } catch (reason) {
          return { status: 'rejected', reason };
        }
      });
      return outcomes;
    },
  });
  expect(happened(run, ['deliver'])).toEqual(['0 main deliver 1 1', `0 main deliver 2 ${2 ** 34 + 16}`]);
});

test('results that come by a promise are compared, too', async () => {
  const { run } = prepare('main: spawn a, spawn b\na: emit 1\nb: emit 2');
  await runPollables(run, {
    async run(tasks) {
      for (const task of tasks) task.poll(0);
      return tasks.map((task) => task.result).reverse();
    },
  });
  expect(happened(run, ['deliver'])).toHaveLength(2);
  expect(happened(run, ['deliver'])).not.toContain('0 main deliver 1 1');
});

test('results in another order than the tasks are foreign', () => {
  const { run } = prepare('main: spawn a, spawn b\na: emit 1\nb: emit 2');
  runPollables(run, {
    run(tasks) {
      for (const task of tasks) task.poll(0);
      return tasks.map((task) => task.result).reverse();
    },
  });
  expect(happened(run, ['deliver'])).toEqual([`0 main deliver 1 ${2 ** 33}`, `0 main deliver 2 ${2 ** 33}`]);
});

test('spawns later through the scheduler, from main and from any task', () => {
  const { run } = prepare('main: spawn a, yield, spawn b\na: spawn c\nb: emit 1\nc: emit 2');
  const queue: Pollable[] = [];
  runPollables(run, {
    run(tasks) {
      queue.push(...tasks);
      for (const task of queue) while (!task.poll(0));
    },
    spawn: (task) => queue.push(task),
  });
  expect(run.finishCount).toBe(4);
});

test('a later spawn is a crash where the scheduler cannot be asked for it', () => {
  const { run } = prepare('main: yield, spawn a\na: emit 1');
  const [main] = giveTo(run) as [Pollable];
  expect(() => main.poll(0)).toThrow(/`spawn` is missing/);
  expect(run.crash?.where).toBe('spawn');
});

test('a poll that is not told the time says what it wants', () => {
  const { run } = prepare('main: sleep 1');
  const [main] = giveTo(run) as [Pollable];
  expect(() => (main.poll as () => boolean)()).toThrow(
    "scheduler 'tiny': poll: expected the time in ms, such as clock.now(), but received undefined",
  );
});

test('every poll counts as a turn, so that polling for ever ends', () => {
  const { run, clock } = prepare('main: sleep 1');
  clock.reset({ budgets: { turns: 5 } });
  expect(() =>
    runPollables(run, {
      run([main]) {
        while (!main!.poll(0));
      },
    }),
  ).toThrow(/is not done/);
});

/** What `run` is given, with nothing polled yet. */
function giveTo(run: Parameters<typeof runPollables>[0]): readonly Pollable[] {
  let given: readonly Pollable[] = [];
  runPollables(run, {
    run(tasks) {
      given = tasks;
    },
  });
  return given;
}
