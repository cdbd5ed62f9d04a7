import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbours } from '../arbitraries/shrink.ts';
import { lawById, laws } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { parseText } from '../program/text.ts';
import { runCase } from './attempt.ts';
import { findSmallest } from './counterexample.ts';
import { asyncScheduler, caseOf, ends, fewErrors, lawOf, onHost, sleepy } from './harness.fixture.ts';
import { judge } from './judge.ts';
import type { Counterexample } from './report.ts';
import { casesFor } from './search.ts';
import { limitsOf, shapeOf } from './shape.ts';

const large = caseOf(
  'main: spawn a, spawn b, yield, settle a, settle b\na: sleep 1, sleep 7, emit 2\nb: throw, emit 1',
);

test('comes to the smallest program, and tells what was done to get there', async () => {
  const found = await smallest(ends, large);
  expect(found.text).toBe('main: sleep 3');
  expect(found.size).toBe(2);
  expect(found.shrinking).toMatchObject({ from: 13, minimal: true });
  expect(found.shrinking.taken).toBe(found.path.split(':').length - 1);
  expect(found.shrinking.tried).toBeGreaterThan(found.shrinking.taken);
  expect(found.violation.message).toBe('the run ended as deadlock');
});

test('none of the smaller neighbours breaks the law where it says minimal', async () => {
  const found = await smallest(ends, large);
  const options = { shape: shapeOf(sleepy.claims), limits: limitsOf(sleepy.claims) };
  const broken = await onHost(function* (host) {
    return [...neighbours(found, options)].filter(
      (kase) => judge(ends, runCase(sleepy, kase, host)).violation,
    );
  });
  expect(broken).toEqual([]);
});

test('shrinks to the same law, though smaller programs break another', async () => {
  const found = await smallest(
    fewErrors('error-delivery', 1),
    caseOf('main: spawn a, sleep 9, throw\na: throw'),
  );
  expect(found.text).toBe('main: spawn a, throw\na:    throw');
});

test('its path leads fast-check to the same case', async () => {
  const arbitrary = casesFor(sleepy);
  const drawn = fc.sample(arbitrary, { seed: 5, numRuns: 100 });
  const run = drawn.findIndex(sleepsLong);
  const broken = await onHost(function* (host) {
    const failing = { law: ends, case: drawn[run]!, seed: 5, path: String(run) };
    return yield* findSmallest(sleepy, failing, [ends], 500, host);
  });
  const [replayed] = fc.sample(arbitrary, { seed: 5, path: broken.path, numRuns: 1 });
  expect(replayed).toEqual({ program: broken.program, environment: broken.environment });
});

test('names the laws that the other run breaks by itself, where the law compares two', async () => {
  const losing = asyncScheduler(
    {},
    {
      create() {
        let asked = 0;
        return { spawn: async (task) => (++asked === 8 ? new Promise(() => {}) : task()) };
      },
    },
  );
  const law = lawById('bystander')!;
  const broken = await onHost((host) =>
    findSmallest(losing, { law, case: caseOf('main:'), seed: 1, path: '0' }, laws, 500, host),
  );
  expect(broken.text).toBe('main:');
  expect(broken.alsoBroken).toEqual([]);
  expect(broken.comparedBreaks).toContain('completion');
});

test('names the other laws that the smallest program breaks, of those that were given', async () => {
  const always = lawOf('causality', () => 'always');
  const never = lawOf('quiescence', () => undefined);
  const found = await smallest(ends, large, [ends, always, never]);
  expect(found.alsoBroken).toEqual(['causality']);
});

test('its trace is its own: the next run does not write over it', async () => {
  const [found, before] = await onHost(function* (host) {
    const failing = { law: ends, case: large, seed: 1, path: '0' };
    const found = yield* findSmallest(sleepy, failing, [ends], 500, host);
    const before = [...found.trace.events.kind];
    runCase(sleepy, large, host);
    return [found, before] as const;
  });
  expect([...found.trace.events.kind]).toEqual(before);
  expect(found.trace.events.length).toBe(before.length);
});

test('what hangs is shrunk as well, as far as patience goes', async () => {
  const spinning = asyncScheduler({
    sleep() {
      for (;;);
    },
  });
  const hangs = lawOf('completion', ({ ending }) => (ending.kind === 'hang' ? 'it hangs' : undefined));
  const found = await onHost((host) =>
    findSmallest(spinning, { law: hangs, case: large, seed: 1, path: '0' }, [hangs], 40, host),
  );
  expect(found.violation.message).toBe('it hangs');
  expect(found.size).toBeLessThan(13);
});

test('a violation that does not come again is said to be no property of the program', async () => {
  let runs = 0;
  const onlyFirst = lawOf('completion', () => (runs++ === 0 ? 'once' : undefined));
  const found = await smallest(onlyFirst, {
    program: parseText('main: emit 1'),
    environment: large.environment,
  });
  expect(found.violation.message).toContain('is not deterministic');
});

function sleepsLong({ program }: Case): boolean {
  const [main] = program.tasks;
  return main!.steps.some((step) => 'sleep' in step && step.sleep > 2);
}

function smallest(law: Law, start: Case, laws: readonly Law[] = [law]): Promise<Counterexample> {
  return onHost((host) => findSmallest(sleepy, { law, case: start, seed: 1, path: '0' }, laws, 500, host));
}
