import { expect, test } from 'vitest';
import { stoppingMapper } from '../../fixtures/mutants/stopping-mapper.ts';
import { eventLoop, nativeAsync, polled } from '../adapters/built-in.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Relation } from '../trace/companion.ts';
import { accompany } from './companions.ts';
import { caseOf, onHost } from './harness.fixture.ts';

const kase = caseOf('main: spawn a, spawn b, join a\na: sleep 3, emit 1\nb: sleep 1');

function companion(scheduler: Scheduler, relation: Relation, of = kase) {
  return onHost(function* (host) {
    return (yield* accompany([relation], scheduler, of, host))[0];
  });
}

test('with all durations longer, in whole powers of two', async () => {
  const { program, factor, ends } = (await companion(eventLoop, 'time-scaling'))!;
  expect(program.tasks[1]!.steps[0]).toEqual({ sleep: 3 * factor });
  expect(ends.map(({ time }) => time / factor)).toEqual([3, 3, 1]);
  expect((await companion(polled, 'time-scaling'))!.factor).toBe(16);
});

test('with spawns in another order', async () => {
  const { program, ends } = (await companion(eventLoop, 'spawn-permutation'))!;
  expect(program.tasks[0]!.steps.slice(0, 2)).toEqual([{ spawn: 'b' }, { spawn: 'a' }]);
  expect(ends.map(({ digest, status }) => [digest, status])).toEqual([
    [1, 0],
    [1, 0],
    [0, 0],
  ]);
});

test('with bodies split over calls, in coroutines and in async functions', async () => {
  for (const scheduler of [eventLoop, nativeAsync]) {
    const { ending, ends } = (await companion(scheduler, 'delegation'))!;
    expect(ending).toEqual({ kind: 'completed' });
    expect(ends.map(({ digest }) => digest)).toEqual([1, 1, 0]);
  }
});

test('with a crowd, of which nothing is told', async () => {
  const { program, ends } = (await companion(eventLoop, 'bystander'))!;
  expect(program.tasks).toHaveLength(43);
  expect(ends).toHaveLength(3);
});

test('nothing, either, where the first failure ends the whole: whom it finds waiting is a matter of turns', async () => {
  const failing = caseOf('main: spawn a, spawn b\na: throw\nb:');
  expect(await companion(stoppingMapper, 'bystander', failing)).toBeUndefined();
  expect(await companion(stoppingMapper, 'bystander')).toBeDefined();
});

test('nothing is compared in a world that is not polite, nor where somebody is cancelled', async () => {
  const impolite = { ...kase, environment: { ...kase.environment, start: 1 } };
  expect(await companion(eventLoop, 'bystander', impolite)).toBeUndefined();
  const cancelling = caseOf('main: spawn a, cancel a\na: sleep 1');
  for (const relation of ['spawn-permutation', 'delegation', 'bystander'] as const) {
    expect(await companion(eventLoop, relation, cancelling)).toBeUndefined();
  }
});
