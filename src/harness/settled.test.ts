import { expect, test } from 'vitest';
import { pool } from '../../fixtures/mutants/pool.ts';
import { deferringPool, microtaskPool } from '../../fixtures/other-designs/lazy-pools.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { runCase } from './attempt.ts';
import { caseOf, onHost } from './harness.fixture.ts';
import { type Controlled, comparable, controlsOf } from './settled.ts';

test('a control tells who waited and ran, once asked for and once come back', async () => {
  const { controls } = await controlled('main: spawn a, spawn b, sleep 1, pause\na: sleep 5\nb:');
  expect(controls.map(({ states }) => states)).toEqual(['221', '221']);
  const { controls: resumed } = await controlled('main: pause, spawn a, resume\na:');
  expect(resumed.map(({ states }) => states)).toEqual(['20', '20', '', '']);
});

test('whom a pause finds with a slot and not yet started, nobody can tell from outside', async () => {
  const program = 'main: spawn a, pause, sleep 5, resume\na:';
  const [prompt, later] = [await controlled(program), await controlled(program, microtaskPool)];
  expect(later.controls[0]!.states).toBeUndefined();
  expect(comparable(prompt, prompt)).toBe('all');
  expect(comparable(prompt, later)).toBe('outcomes');
});

test('a task that was cleared in one run and had started in the other leaves nothing to compare', async () => {
  const program = 'main: spawn a, clear\na: yield';
  const runs = [await controlled(program), await controlled(program, deferringPool)] as const;
  expect(comparable(...runs)).toBe('nothing');
  const waits = 'main: spawn a, spawn b, sleep 1, clear\na: sleep 3\nb:';
  expect(comparable(await controlled(waits), await controlled(waits, deferringPool))).toBe('all');
});

test('a lower limit takes away, a higher one only gives', async () => {
  const program = 'main: spawn a, spawn b, set-limit 2, set-limit 1\na: sleep 1\nb: sleep 1';
  const { controls } = await controlled(program);
  expect(controls.map(({ states }) => states)).toEqual(['', '', '222', '222']);
});

test('one run may end before the other comes to a control', () => {
  const one = { controls: [{ what: '0 pause', states: '2' }], cuts: [-1] };
  expect(comparable(one, { controls: [], cuts: [-1] })).toBe('all');
  expect(comparable(one, { controls: [{ what: '1 pause', states: '2' }], cuts: [-1] })).toBe('outcomes');
});

function controlled(program: string, scheduler: Scheduler = pool): Promise<Controlled> {
  return onHost(function* (host) {
    const kase = { ...caseOf(program), environment: { limit: 1, dice: 0 } };
    const trace = runCase(scheduler, kase, host);
    return { controls: controlsOf(trace), cuts: Array.from(trace.cuts?.steps ?? []) };
  });
}
