import { expect, test } from 'vitest';
import { askToClear, REFUSED, startsAfterAll } from './cancellation.ts';
import { happened, prepare, runAsync, settle } from './forms.fixture.ts';
import { noteRejection } from './refusal.ts';
import type { Run } from './run.ts';

function refusing(program: string): ReturnType<typeof prepare> {
  const prepared = prepare(program);
  prepared.run.refuses = true;
  return prepared;
}

const full = new Error('full');

test('a promise that rejects before the task has started refuses it, and who joins it is told', async () => {
  const { run, clock } = refusing('main: spawn a, settle a, emit 1\na: emit 1');
  await runAsync(run, clock, { spawn: () => Promise.reject(full) });
  await settle(clock);
  expect(happened(run, ['refuse', 'emit'])).toEqual(['0 a refuse 0 0', '0 main emit 2 1']);
  expect([run.cancelled![1], run.cutCount, run.crash]).toEqual([REFUSED, 1, undefined]);
  expect(run.foreignErrors).toEqual([]);
});

test('so does a throw', async () => {
  const { run, clock } = refusing('main: spawn a, emit 1\na: emit 1');
  await runAsync(run, clock, {
    spawn() {
      throw full;
    },
  });
  await settle(clock);
  expect(happened(run, ['refuse', 'emit'])).toEqual(['0 main emit 1 1', '0 a refuse 0 0']);
  expect(run.crash).toBeUndefined();
});

test('of a task that has ended, that has started, or that was cleared it is no refusal', () => {
  const { run } = refusing('main: spawn a\na: emit 1');
  run.recorder.add(0, 0, 0, 1);
  askToClear(run);
  noteRejection(run, 1, full);
  expect(refusals(run)).toBe(0);
  const { run: other } = refusing('main: spawn a\na: emit 1');
  other.outcomes[1] = { error: full };
  noteRejection(other, 1, full);
  expect(refusals(other)).toBe(0);
});

test('one whose time is up is not refused', () => {
  const { run } = refusing('main: spawn a {timeout 0}, spawn b {timeout 5}\na: emit 1\nb: emit 1');
  run.recorder.add(0, 0, 0, 2);
  run.now = () => 5;
  noteRejection(run, 2, full);
  expect(happened(run, ['refuse', 'expire'])).toEqual(['5 b expire -1 0']);
});

test('one that starts all the same counts as one that runs', () => {
  const { run } = refusing('main: spawn a\na: emit 1');
  noteRejection(run, 1, full);
  expect(run.cutCount).toBe(1);
  startsAfterAll(run, 1);
  expect([run.cancelled![1], run.cutCount]).toEqual([0, 0]);
});

function refusals(run: Run): number {
  return happened(run, ['refuse']).length;
}
