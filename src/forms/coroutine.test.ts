import { expect, test } from 'vitest';
import { coroutine } from './coroutine.ts';
import { happened, prepare, runCoroutines, tinyCoroutines } from './forms.fixture.ts';
import { TaskResult } from './run.ts';

test('a coroutine returns its result, and throws its error', () => {
  const { run, clock } = prepare('main: emit 1, sleep 3, emit 2');
  expect(runCoroutines(run, clock)).toEqual(new TaskResult(0, 33));
  expect(clock.peek()).toBe(3);
  const failing = prepare('main: sleep 3, throw empty');
  expect(() => runCoroutines(failing.run, failing.clock)).toThrow();
  expect(happened(failing.run, ['finish'])).toEqual([`3 main finish 1 ${2 ** 34 + 5}`]);
});

test('what a primitive yields goes out, and what is sent in comes back to it', () => {
  const { run, clock } = prepare('main: sleep 3');
  const answers: unknown[] = [];
  const task = coroutine(run, { ...tinyCoroutines(clock), sleep: asking }, 0)();
  function* asking(ms: number): Generator<unknown, void, unknown> {
    answers.push(yield { wake: ms });
  }
  expect(task.next().value).toEqual({ wake: 3 });
  expect(task.next('woken').done).toBe(true);
  expect(answers).toEqual(['woken']);
});

test('an error thrown into a primitive reaches the step that waits', () => {
  const { run, clock } = prepare('main: spawn a, settle a, emit 1\na: sleep 3');
  const task = coroutine(run, tinyCoroutines(clock), 0)();
  task.next();
  expect(task.throw(null).done).toBe(true);
  expect(happened(run, ['deliver', 'emit'])).toEqual([`0 main deliver 1 ${2 ** 34 + 2}`, '0 main emit 2 1']);
});

test('joining gives what the handle of that task came to', () => {
  const { run, clock } = prepare('main: spawn a, spawn b, join b, settle a\na: sleep 2, throw\nb: emit 5');
  runCoroutines(run, clock);
  expect(happened(run, ['deliver'])).toEqual(['0 main deliver 2 5', `2 main deliver 1 ${2 ** 34 + 8}`]);
});

test('yields by sleeping no time where there is no yield', () => {
  const { run, clock } = prepare('main: yield');
  const slept: number[] = [];
  runCoroutines(run, clock, {
    *sleep(ms) {
      slept.push(ms);
    },
  });
  runCoroutines(run, clock, {
    *yield() {
      slept.push(-1);
    },
  });
  expect(slept.slice(0, 1)).toEqual([0]);
});

test('a coroutine that is closed leaves a close, and tells the primitive that it waits in', () => {
  const { run, clock } = prepare('main: emit 1, sleep 3, emit 2');
  let closed = false;
  const primitives = {
    ...tinyCoroutines(clock),
    *sleep() {
      try {
        yield;
      } finally {
        closed = true;
      }
    },
  };
  const task = coroutine(run, primitives, 0)();
  task.next();
  task.return(undefined as never);
  expect(closed).toBe(true);
  expect(happened(run, ['close', 'emit', 'finish'])).toEqual(['0 main emit 0 1', '0 main close 1 0']);
});

test('a spawn that throws is a crash', () => {
  const { run, clock } = prepare('main: spawn a\na: emit 1');
  const full = new Error('full');
  const spawn = (): never => {
    throw full;
  };
  expect(() => runCoroutines(run, clock, { spawn })).toThrow(full);
  expect(run.crash).toEqual({ where: 'spawn', error: full });
});

test('every request counts as a turn', () => {
  const { run, clock } = prepare('main: yield, yield, yield');
  clock.reset({ budgets: { turns: 2 } });
  expect(() => runCoroutines(run, clock, { *sleep() {} })).toThrow(/is not done/);
});

test('a primitive that is no generator is the adapter’s fault, whatever the task does with errors', () => {
  const { run, clock } = prepare('main: spawn a, settle a\na: sleep 3');
  const primitives = { ...tinyCoroutines(clock), join: () => undefined as never };
  const task = coroutine(run, primitives, 0)();
  expect(() => {
    for (const _ of task);
  }).toThrow('join: expected a generator, as `*join() { … }` makes one, but received undefined');
  expect(run.crash?.where).toBe('join');
});

test('a task in parts comes to the same, by `yield*` or by what the scheduler has for calls', () => {
  const program = 'main: spawn a, sleep 2, settle a, emit 1\na: sleep 1, yield, throw';
  const whole = prepare(program);
  runCoroutines(whole.run, whole.clock);
  const events = happened(whole.run);
  let calls = 0;
  for (const call of [undefined, calling]) {
    const { run, clock } = prepare(program);
    const result = runCoroutines({ ...run, inParts: true }, clock, call && { call });
    expect(result).toBeInstanceOf(TaskResult);
    expect(happened(run)).toEqual(events);
  }
  expect(calls).toBeGreaterThan(3);

  function* calling(part: () => Iterable<unknown>): Generator<unknown, unknown, unknown> {
    calls++;
    return yield* part();
  }
});
