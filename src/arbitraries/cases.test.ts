import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalise } from '../program/canonical.ts';
import type { Case } from '../program/case.ts';
import { parseProgram } from '../program/parse.ts';
import type { Shape } from '../program/shape.ts';
import { misfit } from '../program/shape.ts';
import { parseText } from '../program/text.ts';
import { cases } from './cases.ts';
import type { CaseOptions } from './options.ts';

const FREE: Shape = { spawn: 'nested', joinInside: true, structured: false };

const anyOptions: fc.Arbitrary<CaseOptions> = fc.record(
  {
    shape: fc.record({
      spawn: fc.constantFrom('main-first', 'main', 'nested'),
      joinInside: fc.boolean(),
      structured: fc.boolean(),
    }),
    limits: fc.array(fc.integer({ min: 1, max: 4 })),
    hog: fc.boolean(),
    maxTasks: fc.integer({ min: 1, max: 30 }),
    maxSteps: fc.integer({ min: 0, max: 10 }),
  },
  { requiredKeys: ['shape'] },
);

const anyOptionsAndCase = anyOptions.chain((options) => fc.tuple(fc.constant(options), cases(options)));

describe('a generated case', () => {
  test('is a well-formed program in canonical form, before and after JSON', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([, { program }]) => {
        expect(parseProgram(JSON.parse(JSON.stringify(program)))).toEqual(program);
        expect(canonicalise(program)).toEqual(program);
      }),
      { numRuns: 1000 },
    );
  });

  test('fits the shape and keeps within the other bounds', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([options, { program, environment }]) => {
        const { limits = [], hog = true, maxTasks = 24 } = options;
        expect(misfit(program, options.shape)).toBeUndefined();
        expect(limits.length === 0 ? [0] : limits).toContain(environment.limit);
        expect(program.tasks.length).toBeLessThanOrEqual(maxTasks);
        if (!hog) expect(JSON.stringify(program)).not.toContain('work');
      }),
      { numRuns: 2000 },
    );
  });

  test('is one that can be shrunk without context', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([options, value]) => {
        expect(cases(options).canShrinkWithoutContext(value)).toBe(true);
      }),
    );
  });
});

describe('a foreign value', () => {
  const arbitrary = cases({ shape: { ...FREE, structured: true }, limits: [1, 2], hog: false });
  const settled = parseText('main: spawn a, join a\na:');

  test.each<[string, unknown]>([
    ['is not a case', 7],
    ['has no environment', { program: settled }],
    ['has no program', { environment: { limit: 1, dice: 0 } }],
    ['is not a program', { program: { tasks: [{}] }, environment: { limit: 1, dice: 0 } }],
    [
      'does not fit the shape',
      { program: parseText('main: spawn a\na:'), environment: { limit: 1, dice: 0 } },
    ],
    ['has a limit that is not allowed', { program: settled, environment: { limit: 3, dice: 0 } }],
    ['has dice that are no seed', { program: settled, environment: { limit: 1, dice: 0.5 } }],
    ['holds the processor', { program: parseText('main: work 1'), environment: { limit: 1, dice: 0 } }],
  ])('that %s cannot be shrunk', (_why, value) => {
    expect(arbitrary.canShrinkWithoutContext(value)).toBe(false);
  });

  test('that is a case is shrunk when given as an example', () => {
    const example: Case = {
      program: parseText('main: spawn x, sleep 3, join x\nx:'),
      environment: { limit: 2, dice: 4 },
    };
    const run = fc.check(
      fc.property(arbitrary, ({ program }) => !JSON.stringify(program).includes('sleep')),
      { examples: [[example]], numRuns: 1 },
    );
    expect(run.counterexample?.[0]).toEqual({
      program: parseText('main: sleep 0'),
      environment: { limit: 1, dice: 0 },
    });
  });
});

test('a path leads to the same counterexample again', () => {
  const property = fc.property(
    cases({ shape: FREE, limits: [1, 2, 3] }),
    ({ program, environment }) => program.tasks.length <= 1 + environment.limit,
  );
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const found = fc.check(property, { seed, numRuns: 1000 });
      expect(found.failed).toBe(true);
      const { counterexample, counterexamplePath } = found;
      const again = fc.check(property, { seed, path: counterexamplePath!, endOnFailure: true });
      expect(again.counterexample).toEqual(counterexample);
      expect(again.numRuns).toBe(1);
    }),
    { numRuns: 50 },
  );
});
