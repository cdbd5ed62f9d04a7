import { expect, test } from 'vitest';
import type { Edit } from '../program/edit.ts';
import { applyEdit } from '../program/edit.ts';
import { runCase } from './attempt.ts';
import { decisiveOf } from './decisive.ts';
import { asyncScheduler, caseOf, onHost } from './harness.fixture.ts';
import { keep } from './keep.ts';

/** One after the other, and nobody after an error. */
const strict = asyncScheduler(
  {},
  {
    supports: ['limit'],
    create() {
      let last: Promise<unknown> = Promise.resolve();
      return { spawn: (task) => (last = last.then(task)) };
    },
  },
);

async function decisive(program: string, edit: Edit): Promise<string | undefined> {
  const kase = caseOf(program, { limit: 1 });
  return onHost(function* (host) {
    const failing = keep(runCase(strict, kase, host));
    return decisiveOf(failing, runCase(strict, applyEdit(kase, edit), host), edit);
  });
}

const program = 'main: spawn a, spawn b\na: sleep 1, throw\nb: emit 1';

test('is the first decision that the run which passes has and the other has not', async () => {
  const edit: Edit = { kind: 'drop', task: 'a', step: 1, from: { throw: 'error' } };
  expect(await decisive(program, edit)).toBe('b starts at 1 ms');
});

test('or the first that comes at another time', async () => {
  const edit: Edit = { kind: 'change', task: 'a', step: 0, from: { sleep: 3 }, to: { sleep: 2 } };
  expect(await decisive('main: spawn a, spawn b\na: sleep 3\nb: emit 1', edit)).toBe(
    'b starts at 2 ms, not at 3 ms',
  );
});

test('or comes where another was', async () => {
  const edit: Edit = { kind: 'drop', task: 'a', step: 0, from: { sleep: 3 } };
  const two = 'main: spawn a, spawn b, sleep 2\na: sleep 3\nb: emit 1';
  expect(await decisive(two, edit)).toBe('b starts at 0 ms, where main goes on');
});

test('what the edit itself changed is none', async () => {
  const edit: Edit = { kind: 'change', task: 'a', step: 0, from: { sleep: 3 }, to: { sleep: 2 } };
  expect(await decisive('main: spawn a\na: sleep 3', edit)).toBeUndefined();
});
