import { expect, test } from 'vitest';
import { virtualTimers } from '../adapters/virtual-timers.ts';
import { caseOf, direct, onHost } from '../harness/harness.fixture.ts';
import { execute } from '../harness/run.ts';
import type { Environment } from '../program/case.ts';
import { worldWords } from './world.ts';

const TWO = 'main: spawn a, spawn b\na: sleep 5\nb: sleep 5';
const TIE = 'main: spawn a, sleep 1, spawn b\na: sleep 5\nb: sleep 4';

test.each<[string, Partial<Environment>, string]>([
  [TWO, {}, ''],
  [TWO, { start: 1000 }, 'the clock starts at 1000'],
  [TWO, { world: [1] }, 'the timers of a and b fire before microtasks are run'],
  [TWO, { world: [3], start: 7 }, 'the timer of a fires 1 ms late; the clock starts at 7'],
  [TWO, { world: [4] }, 'the timer of a fires 10 ms late'],
  [TIE, { world: [0, 2] }, 'the timer of b fires before that of a, which is due at the same time'],
  [TWO, { world: [0, 0, 0, 3] }, 'the 4th timer fires late'],
])('%j in %j', async (program, environment, words) => {
  const kase = caseOf(program, environment);
  const told = await onHost(function* (host) {
    return worldWords(kase.environment, yield* execute(direct, kase, host));
  });
  expect(told).toBe(words === '' ? '' : `The world is polite, except: ${words}.`);
});

test('a clock that a scheduler keeps itself is late for nobody: it is moved past what is due', async () => {
  const kase = caseOf('main: sleep 3', { world: [4] });
  const told = await onHost(function* (host) {
    return worldWords(kase.environment, yield* execute(virtualTimers, kase, host));
  });
  expect(told).toBe('The world is polite, except: the clock is moved past 3 ms in one go.');
});
