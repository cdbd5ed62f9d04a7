import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { askToCancel } from './cancellation.ts';
import { coroutine } from './coroutine.ts';
import { happened, prepare, runCoroutines, tinyCoroutines } from './forms.fixture.ts';
import type { Run } from './run.ts';
import { failCleanup } from './teardown.ts';

const KINDS = ['defer', 'cleanup', 'cleaned', 'close', 'finish'] as const;

/** A primitive that waits, so that the coroutine can be ended there. */
const waiting = {
  *sleep(ms: number): Generator<unknown, void, unknown> {
    yield ms;
  },
};

function begun(program: string): { run: Run; task: Generator<unknown, unknown, unknown> } {
  const { run, clock } = prepare(program);
  const task = coroutine(run, { ...tinyCoroutines(clock), ...waiting }, 0)();
  task.next();
  return { run, task };
}

test('a task that returns, or throws, cleans up before that, the last first', () => {
  for (const [end, threw] of [
    ['sleep 1', 0],
    ['throw', 1],
  ] as const) {
    const { run, clock } = prepare(`main: cleanup 2, cleanup 0, ${end}`);
    try {
      runCoroutines(run, clock);
    } catch {}
    const lines = happened(run, KINDS).map((line) => line.split(' ').slice(2).join(' '));
    expect(lines.slice(0, 6)).toEqual([
      'defer 0 2',
      'defer 1 0',
      'cleanup 1 0',
      'cleaned 1 0',
      'cleanup 0 2',
      'cleaned 0 2',
    ]);
    expect(lines[6]).toMatch(new RegExp(`^finish ${threw}`));
  }
});

test('a coroutine that is closed cleans up, waits for that, and is closed then', () => {
  const { run, task } = begun('main: cleanup 2, sleep 9, emit 1');
  expect(task.return(undefined)).toEqual({ done: false, value: 2 });
  expect(task.next().done).toBe(true);
  expect(happened(run, KINDS)).toEqual([
    '0 main defer 0 2',
    '0 main cleanup 0 2',
    '0 main cleaned 0 2',
    '0 main close 1 0',
  ]);
});

test('one that is closed while it cleans up does what is left and is closed', () => {
  const { run, task } = begun('main: cleanup 0, cleanup 2');
  expect(task.return(undefined).done).toBe(true);
  expect(happened(run, KINDS).slice(2)).toEqual([
    '0 main cleanup 1 2',
    '0 main cleanup 0 0',
    '0 main cleaned 0 0',
    '0 main close 2 0',
  ]);
});

test('one into which a cancellation is thrown cleans up and ends with that', () => {
  const { run, task } = begun('main: cleanup 2, sleep 9, emit 1');
  askToCancel(run, 0);
  expect(task.throw(new Error('cancelled')).done).toBe(false);
  expect(() => task.next()).toThrow('cancelled');
  expect(happened(run, KINDS).slice(1)).toEqual([
    '0 main cleanup 0 2',
    '0 main cleaned 0 2',
    '0 main close 1 0',
  ]);
});

const GUARDED = ['suspend', 'resume', 'emit', ...KINDS] as const;

test('a call that has something to clean up does so when it comes back, and its caller goes on', () => {
  const { run, clock } = prepare('main: sleep 3 {finally 2}, emit 1');
  runCoroutines(run, clock);
  expect(happened(run, GUARDED).slice(0, -1)).toEqual([
    '0 main defer 0 2',
    '0 main suspend 2 3',
    '3 main resume 2 3',
    '3 main cleanup 0 2',
    '5 main cleaned 0 2',
    '5 main emit 1 1',
  ]);
});

test('one into which a cancellation is thrown cleans up, and so does its caller', () => {
  const { run, task } = begun('main: cleanup 1, sleep 9 {finally 2}, emit 1');
  askToCancel(run, 0);
  expect(task.throw(new Error('cancelled'))).toEqual({ done: false, value: 2 });
  expect(task.next()).toEqual({ done: false, value: 1 });
  expect(() => task.next()).toThrow('cancelled');
  expect(happened(run, KINDS).slice(2)).toEqual([
    '0 main cleanup 1 2',
    '0 main cleaned 1 2',
    '0 main cleanup 0 1',
    '0 main cleaned 0 1',
    '0 main close 1 0',
  ]);
});

test('where a call has waited in its cleanup behind a return(), JavaScript lets the caller go on', () => {
  const { run, task } = begun('main: sleep 9 {finally 2}, emit 1');
  expect(task.return(undefined)).toEqual({ done: false, value: 2 });
  task.next();
  expect(happened(run, ['emit'])).toEqual(['0 main emit 1 1']);
});

test('a task ends with what it last threw as it cleaned up, and does the rest all the same', () => {
  for (const last of ['sleep 1', 'throw']) {
    const { run, clock } = prepare(`main: cleanup 1 {throws null}, cleanup 0 {throws error}, ${last}`);
    expect(() => runCoroutines(run, clock)).toThrow();
    expect(happened(run, KINDS).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'defer 0 1',
      'defer 1 0',
      'cleanup 1 0',
      'cleaned 1 0',
      'cleanup 0 1',
      'cleaned 0 1',
      `finish 1 ${Digest.error + 2}`,
    ]);
  }
});

test('what fails as a coroutine is closed, or thrown into, leaves it', () => {
  const closed = begun('main: cleanup 2 {throws error}, sleep 9').task;
  expect(closed.return(undefined)).toEqual({ done: false, value: 2 });
  expect(() => closed.next()).toThrow('thrown by task main as it cleaned up');
  const { run, task } = begun('main: cleanup 0 {throws error}, sleep 9');
  askToCancel(run, 0);
  expect(() => task.throw(new Error('cancelled'))).toThrow('thrown by task main as it cleaned up');
});

test('whoever cancels may be told of that, and goes on; of any other error the scheduler is to blame', () => {
  const program = 'main: spawn a, cancel a, emit 1\na: cleanup 0 {throws error}, sleep 9';
  const { run, clock } = prepare(program);
  runCoroutines(run, clock, { cancel });
  const heard = Digest.error + 8 + Digest.atCleanup;
  expect(happened(run, ['hear', 'emit'])).toEqual([`0 main hear 1 ${heard}`, '0 main emit 2 1']);

  const broken = prepare(program);
  const cancelAndFail = (handle: unknown) => cancel(handle, new Error('no'));
  expect(() => runCoroutines(broken.run, broken.clock, { cancel: cancelAndFail })).toThrow('no');
  expect(broken.run.crash?.where).toBe('cancel');

  function* cancel(_: unknown, error = failCleanup(run, 1, 'error').error): Generator<never, void> {
    throw error;
  }
});

test('what is spawned at cleanup is waited for, whatever it comes to', () => {
  const { run, clock } = prepare('main: spawn a {at cleanup}, emit 1\na: sleep 2, throw');
  runCoroutines(run, clock);
  expect(
    happened(run, ['cleanup', 'spawn', 'start', 'cleaned', 'finish']).filter(
      (line) => !/ main start/.test(line),
    ),
  ).toEqual([
    expect.stringContaining('main cleanup 0 0'),
    expect.stringContaining('main spawn'),
    expect.stringContaining('a start'),
    expect.stringContaining('a finish'),
    expect.stringContaining('main cleaned 0 0'),
    expect.stringContaining('main finish'),
  ]);
});

test('what is cancelled at cleanup is asked for between its beginning and its end', () => {
  const { run, clock } = prepare('main: spawn a, cancel a {at cleanup}\na: sleep 9');
  runCoroutines(run, clock, { *cancel() {} });
  expect(
    happened(run, ['cleanup', 'revoke', 'revoked', 'cleaned']).map((line) => line.split(' ')[2]),
  ).toEqual(['cleanup', 'revoke', 'revoked', 'cleaned']);
});
