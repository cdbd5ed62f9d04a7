import { expect, test } from 'vitest';
import { runCase } from './attempt.ts';
import { exercise, exercisedOf, startExercise } from './exercise.ts';
import { asyncScheduler, caseOf, direct, onHost } from './harness.fixture.ts';

async function exercisedBy(scheduler: typeof direct, ...programs: readonly string[]) {
  const counted = startExercise();
  await onHost(function* (host) {
    for (const program of programs)
      exercise(counted, runCase(scheduler, caseOf(program, { limit: 2 }), host));
  });
  return exercisedOf(counted);
}

test('counts the programs in which a feature was exercised, not how often', async () => {
  const seen = await exercisedBy(
    direct,
    'main: sleep 1, sleep 2',
    'main: spawn a, join a\na: sleep 1, throw',
    'main: spawn a, yield\na: spawn b, emit 1\nb: work 1',
    'main:',
  );
  expect(seen).toEqual({
    spawn: 2,
    'nested spawn': 1,
    emit: 1,
    yield: 1,
    sleep: 2,
    work: 1,
    join: 1,
    throw: 1,
  });
});

test('what stands in a program and does not come to pass is not counted', async () => {
  expect(await exercisedBy(direct, 'main: throw, sleep 5')).toEqual({ throw: 1 });
});

test('a limit is reached when all slots are taken at one time', async () => {
  const limiter = asyncScheduler({}, { supports: ['limit', 'spawn-nested'] });
  const together = 'main: spawn a, spawn b\na: sleep 1\nb: sleep 1';
  const apart = 'main: spawn a, settle a, spawn b\na: sleep 1\nb: sleep 1';
  expect((await exercisedBy(limiter, together, apart))['limit reached']).toBe(1);
  expect((await exercisedBy(direct, together))['limit reached']).toBeUndefined();
});

test('tells a tie from deadlines that differ, and a join of what has ended from one that waits', async () => {
  const tie = 'main: spawn a, spawn b\na: sleep 1\nb: sleep 1';
  const none = 'main: spawn a, spawn b\na: sleep 1\nb: sleep 2';
  expect(await exercisedBy(direct, tie, none)).toMatchObject({ sleep: 2, 'tied deadlines': 1 });
  const late = 'main: spawn a, sleep 2, join a\na: sleep 1';
  const early = 'main: spawn a, join a\na: sleep 1';
  expect(await exercisedBy(direct, late, early)).toMatchObject({ join: 2, 'join of what has ended': 1 });
});

test('a world counts as impolite where it deviated, not where it only could have', async () => {
  const seen = await onHost(function* (host) {
    const counted = startExercise();
    for (const program of ['main: sleep 1', 'main:']) {
      const { environment } = caseOf(program);
      const kase = { program: caseOf(program).program, environment: { ...environment, world: [3] } };
      exercise(counted, runCase(direct, kase, host));
    }
    return exercisedOf(counted);
  });
  expect(seen).toEqual({ sleep: 1, 'impolite world': 1 });
});
