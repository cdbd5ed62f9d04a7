import { describe, expect, test } from 'vitest';
import {
  happened,
  prepare,
  runCallbacks,
  runCoroutines,
  runPolled,
  tinyCoroutines,
} from './forms.fixture.ts';

const PROGRAM = 'main: spawn a, spawn b, yield, cancel a, settle a\na: sleep 5, emit 1\nb: settle a';

/** 97 is what a settle folds of a cancelled task. */
const TOLD = ['0 main finish 0 97', '0 b finish 0 97'];

describe('whoever waits for a cancelled task is told so, and it takes no step more', () => {
  test.each([
    [
      'throws an error of its own',
      (): never => {
        throw new Error('cancelled');
      },
    ],
    ['gives nothing', (): undefined => undefined],
  ])('by a coroutine scheduler whose join %s', (_, answer) => {
    const { run, clock } = prepare(PROGRAM);
    const tiny = tinyCoroutines(clock);
    const cancelled = new Set<unknown>();
    let closing: { steps: { return(value: undefined): unknown }; canGoOn: () => boolean; end: unknown };
    runCoroutines(run, clock, {
      ...tiny,
      *cancel(task: typeof closing) {
        closing = task;
        cancelled.add(task);
        closing.steps.return(undefined);
        closing.end = { value: undefined };
      },
      *join(task: unknown) {
        yield* tiny.join(task);
        return cancelled.has(task) ? answer() : undefined;
      },
    });
    expect(happened(run, ['finish', 'close']).sort()).toEqual([...TOLD, '0 a close 0 0'].sort());
  });

  test('by pollables that are not polled any more', () => {
    const { run, clock } = prepare(
      'main: spawn a, spawn b, yield, cancel a, settle a\na: sleep 5\nb: settle a',
    );
    const gone = new Set<unknown>();
    runPolled(run, clock, {
      cancel: (task) => gone.add(task),
      run(tasks) {
        let pending = [...tasks];
        while (pending.length > 0)
          pending = pending.filter((task) => !gone.has(task) && !task.poll(clock.peek()));
      },
    });
    expect(happened(run, ['finish']).sort()).toEqual([...TOLD].sort());
  });

  test('by clearing its timer', () => {
    const { run, clock } = prepare(PROGRAM);
    const cleared: unknown[] = [];
    runCallbacks(run, clock, {
      clearTimer(id) {
        cleared.push(id);
        clock.clearTimer(id as number);
      },
    });
    expect(happened(run, ['finish']).sort()).toEqual([...TOLD].sort());
    expect([cleared.length, clock.pendingTimers, run.cutCount]).toEqual([1, 0, 0 + 1]);
  });
});

test('a cancelled task that goes on all the same is no longer counted as cut', () => {
  const { run, clock } = prepare('main: spawn a, cancel a\na: emit 1');
  runCoroutines(run, clock, { *cancel() {} });
  while (clock.step());
  expect(happened(run, ['finish'])).toEqual(['0 main finish 0 0', '0 a finish 0 1']);
  expect([run.cutCount, run.finishCount, run.spawnCount]).toEqual([0, 2, 2]);
});

test('an error that is thrown into a cancelled task where it waits closes it', () => {
  const { run, clock } = prepare('main: spawn a, yield, cancel a\na: sleep 5');
  const thrown: unknown[] = [];
  runCoroutines(run, clock, {
    *cancel(task: { steps: { throw(error: unknown): unknown }; end: unknown }) {
      try {
        task.steps.throw(new Error('CancelledError'));
      } catch (error) {
        thrown.push(error);
      }
      task.end = { value: undefined };
    },
  });
  expect(happened(run, ['finish', 'close', 'resume'])).toContain('0 a close 0 0');
  expect(thrown).toEqual([new Error('CancelledError')]);
});

test('a cancel that throws is the crash of the scheduler', () => {
  const { run, clock } = prepare('main: spawn a, cancel a\na:');
  expect(() =>
    runCoroutines(run, clock, {
      *cancel() {
        throw new Error('no such task');
      },
    }),
  ).toThrow('no such task');
  expect(run.crash).toMatchObject({ where: 'cancel' });
});
