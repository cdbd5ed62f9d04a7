import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../arbitraries/cases.ts';
import { expect as foretell } from '../program/oracle.ts';
import type { Program } from '../program/program.ts';
import { Kind } from '../trace/event.ts';
import { happened, prepare, runAsync, runCallbacks, runCoroutines, runPolled } from './forms.fixture.ts';
import { interpret } from './interpreter.ts';
import { whenFinished } from './joining.ts';
import type { Run } from './run.ts';
import { TaskError, TaskResult } from './run.ts';

const programs = cases({ shape: { spawn: 'main-first', joinInside: true, structured: false } }).map(
  ({ program }) => program,
);

test('leaves the same events, up to their order and times, in all four forms', async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const [coroutines, polled, callbacks, promises] = await inAllForms(program);
      expect(polled).toEqual(coroutines);
      expect(callbacks).toEqual(coroutines);
      expect(promises).toEqual(coroutines);
    }),
    { numRuns: 50 },
  );
});

test('ends every task as the oracle foretells', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const { run, clock } = prepare(program);
      runCallbacks(run, clock);
      const ends: unknown[] = foretell(program).tasks.map(() => undefined);
      for (let i = 0; i < run.recorder.length; i++) {
        const { kind, task, a, b } = run.recorder;
        if (kind[i] === Kind.finish) ends[task[i]!] = [a[i] === 0 ? 'returned' : 'threw', b[i]];
      }
      expect(ends).toEqual(
        foretell(program).tasks.map(({ outcome, digest }) =>
          outcome === 'unspawned' ? undefined : [outcome, digest],
        ),
      );
    }),
  );
});

test('asks for what it cannot do itself, and writes down each step', () => {
  const { run } = prepare('main: emit 7, spawn a, sleep 3, yield, join a\na: emit 1');
  const steps = interpret(run, 0);
  expect(steps.next().value).toEqual({ kind: 'spawn', task: 1, options: {} });
  expect(steps.next().value).toEqual({ kind: 'sleep', ms: 3 });
  expect(steps.next().value).toEqual({ kind: 'yield' });
  expect(steps.next().value).toEqual({ kind: 'join', task: 1 });
  expect(steps.next({ value: new TaskResult(1, 5) })).toEqual({
    done: true,
    value: { value: new TaskResult(0, 7 * 31 + 5) },
  });
  expect(happened(run)).toEqual([
    '0 main start 0 0',
    '0 main emit 0 7',
    '0 main spawn 1 0',
    '0 main suspend 2 3',
    '0 main resume 2 3',
    '0 main suspend 1 0',
    '0 main resume 1 0',
    '0 main suspend 3 1',
    '0 main resume 3 1',
    '0 main deliver 1 5',
    '0 main finish 0 222',
  ]);
});

test('holds the processor for a work step, and reads the time anew after it', () => {
  const { run } = prepare('main: work 4, emit 1');
  interpret(run, 0).next();
  expect(happened(run)).toEqual([
    '0 main start 0 0',
    '0 main work 0 4',
    '4 main emit 1 1',
    '4 main finish 0 1',
  ]);
});

test('ends with what a join fails with, and folds what a settle fails with', () => {
  const text = (step: string) => `main: spawn a, ${step} a, emit 1\na: throw`;
  for (const step of ['join', 'settle']) {
    const { run } = prepare(text(step));
    const steps = interpret(run, 0);
    steps.next();
    steps.next();
    const error = new TaskError(1, 'a');
    const end = steps.next({ error }).value;
    expect(end).toEqual(step === 'join' ? { error } : { value: new TaskResult(0, (101 + 8) * 31 + 1) });
  }
});

test('leaves a close, with the step at which it stood, where its generator is closed', () => {
  const { run } = prepare('main: emit 1, sleep 3, emit 2');
  const steps = interpret(run, 0);
  steps.next();
  steps.return(undefined as never);
  expect(happened(run, ['close', 'finish'])).toEqual(['0 main close 1 0']);
});

test('leaves no close where it was never started, or has ended', () => {
  const { run } = prepare('main: emit 1');
  interpret(run, 0).return(undefined as never);
  const steps = interpret(run, 0);
  steps.next();
  steps.return(undefined as never);
  expect(happened(run, ['close'])).toEqual([]);
});

test('tells those who wait for a task once it has finished, and at once where it has', () => {
  const { run } = prepare('main: emit 1');
  const told: string[] = [];
  whenFinished(run, 0, () => told.push('first'));
  whenFinished(run, 0, () => told.push('second'));
  expect(told).toEqual([]);
  interpret(run, 0).next();
  whenFinished(run, 0, () => told.push('late'));
  expect(told).toEqual(['first', 'second', 'late']);
});

test('counts a task that runs twice as finished once', () => {
  const { run } = prepare('main: emit 1');
  interpret(run, 0).next();
  interpret(run, 0).next();
  expect(happened(run, ['finish'])).toHaveLength(2);
  expect(run.finishCount).toBe(1);
});

async function inAllForms(program: Program): Promise<string[][]> {
  const made = [prepare(program), prepare(program), prepare(program), prepare(program)] as const;
  const [coroutines, polled, callbacks, promises] = made;
  try {
    runCoroutines(coroutines.run, coroutines.clock);
  } catch {
    // Main's own error: in the events.
  }
  runPolled(polled.run, polled.clock);
  runCallbacks(callbacks.run, callbacks.clock);
  await runAsync(promises.run, promises.clock);
  return made.map(({ run }) => withoutTime(run));
}

function withoutTime(run: Run): string[] {
  return happened(run)
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => !line.startsWith('-'))
    .sort();
}
