import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import { lawById } from '../laws/index.ts';
import { findSmallest } from './counterexample.ts';
import { type Fixture, toFixture } from './fixture.ts';
import { asyncScheduler, caseOf, direct, onHost, sleepy } from './harness.fixture.ts';
import { replay } from './replay.ts';

test('fails where the same law breaks by the same trace', async () => {
  const { state, law, counterexample } = await replay(await saved(), sleepy);
  expect({ state, law }).toEqual({ state: 'fails', law: 'completion' });
  expect(counterexample?.text).toBe('main: sleep 3');
  expect(counterexample?.path).toBe('');
});

test('has drifted where the same law breaks by another trace', async () => {
  const later = asyncScheduler({
    sleep: (ms) => (ms < 3 ? Promise.resolve() : new Promise(() => setTimeout(() => {}, 20))),
  });
  expect(await replay(await saved(), later)).toMatchObject({ state: 'drifted', law: 'completion' });
});

test('is fixed where the law holds now', async () => {
  expect(await replay(await saved(), direct)).toEqual({
    file: '(given value)',
    state: 'fixed',
    law: 'completion',
  });
});

test('is flaky where two replays differ', async () => {
  let runs = 0;
  const moody = asyncScheduler(
    {},
    {
      create() {
        const lost = runs++ % 2 === 0;
        return {
          spawn: async (task) => task(),
          sleep: (ms) => new Promise((resolve) => setTimeout(resolve, lost ? 1e9 : ms)),
        };
      },
    },
  );
  const { state, reason } = await replay(await saved(), moody);
  expect(state).toBe('flaky');
  expect(reason).toContain('two replays of the same program differ');
});

test.each<[string, Partial<Fixture>, Scheduler, string]>([
  [
    'was found on another scheduler',
    { scheduler: 'other' },
    direct,
    "it was found on 'other', not on 'direct'",
  ],
  [
    'failed under another revision',
    { rev: 0 },
    direct,
    'law completion has changed since (revision 0, now 1)',
  ],
  ['has a limit', { environment: { limit: 2, dice: 0 } }, direct, "'direct' takes no limit any more"],
  ['has no limit', {}, limited(), "limit 0: 'direct' needs one of at least 1"],
  ['is of a law that does not bind', { law: 'fifo-start' }, direct, "direct does not claim order 'fifo'"],
  [
    'has a program that cannot be asked any more',
    { program: caseOf('main: spawn a\na: spawn b\nb: emit 1').program },
    asyncScheduler({}, { supports: [] }),
    'only the main task may spawn',
  ],
  ['is of another format', { format: 2 as 1 }, direct, 'format: expected 1 but received 2'],
])('is stale where it %s', async (_, changes, scheduler, reason) => {
  const {
    state,
    reason: given,
    counterexample,
  } = await replay({ ...(await saved()), ...changes }, scheduler);
  expect(state).toBe('stale');
  expect(given).toContain(reason);
  expect(counterexample).toBeUndefined();
});

test('a file is named in the outcome, also where it is no fixture', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const file = join(folder, 'x.json');
  writeFileSync(file, JSON.stringify(await saved()));
  expect(await replay(file, direct)).toMatchObject({ file, state: 'fixed' });
  writeFileSync(file, 'no JSON');
  expect(await replay(file, direct)).toMatchObject({ file, state: 'stale' });
  rmSync(folder, { recursive: true });
});

/** The smallest program that a sleepy scheduler does not complete. */
async function saved(): Promise<Fixture> {
  const law = lawById('completion')!;
  const failing = { law, case: caseOf('main: sleep 7, emit 1'), seed: 1, path: '0' };
  return toFixture(await onHost((host) => findSmallest(sleepy, failing, [law], 500, host)));
}

function limited(): Scheduler {
  return asyncScheduler({}, { supports: ['limit'] });
}
