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
import { isLess, measure } from './shrink/measure.ts';
import { neighbours } from './shrink.ts';

const anyOptions: fc.Arbitrary<CaseOptions> = fc.record({
  shape: fc.record<Shape>({
    spawn: fc.constantFrom('main-first', 'main', 'nested'),
    joinInside: fc.boolean(),
    structured: fc.boolean(),
  }),
  limits: fc.constantFrom([], [2], [1, 3]),
  hog: fc.boolean(),
  // Rich programs have as many as they may, and with the number of tasks that of neighbours soars.
  maxTasks: fc.integer({ min: 1, max: 6 }),
});

const anyOptionsAndCase = anyOptions.chain((options) => fc.tuple(fc.constant(options), cases(options)));

describe('every neighbour of a case', () => {
  test('is well-formed, canonical, within the bounds, and shrinks without context in turn', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([options, value]) => {
        const arbitrary = cases(options);
        for (const smaller of neighbours(value, options)) {
          const { program } = smaller;
          if (misfit(program, options.shape) !== undefined) throw new Error(misfit(program, options.shape));
          expect(JSON.stringify(parseProgram(program))).toBe(JSON.stringify(program));
          expect(JSON.stringify(canonicalise(program))).toBe(JSON.stringify(program));
          expect(arbitrary.canShrinkWithoutContext(smaller)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is smaller in the order of measures', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([options, value]) => {
        const from = measure(value);
        for (const smaller of neighbours(value, options)) expect(isLess(measure(smaller), from)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('comes once, and is what the arbitrary shrinks to', () => {
    fc.assert(
      fc.property(anyOptionsAndCase, ([options, value]) => {
        const texts = [...neighbours(value, options)].map((smaller) => JSON.stringify(smaller));
        expect(new Set(texts).size).toBe(texts.length);
        const shrunk = [...cases(options).shrink(value, undefined)].map(({ value: smaller }) =>
          JSON.stringify(smaller),
        );
        expect(shrunk).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });
});

test('a loop has no more neighbours than one that is ten times as long', () => {
  const count = (turns: number): number => {
    const program = parseText(
      `main: spawn a, spawn b, sleep 1\na: ${Array(turns).fill('yield').join(', ')}\nb:\n`,
    );
    const shape: Shape = { spawn: 'nested', joinInside: true, structured: false };
    return [...neighbours({ program, environment: { limit: 0, dice: 0 } }, { shape })].length;
  };
  expect(count(2000) - count(200)).toBeLessThan(10);
});

test('however neighbours are chosen, a descent ends at the empty program in the plainest environment', () => {
  fc.assert(
    fc.property(anyOptionsAndCase, fc.infiniteStream(fc.nat(40)), ([options, value], choices) => {
      let at = value;
      // Late neighbours are the least aggressive: they make the longest descents.
      for (let steps = 0; ; steps++) {
        const next = chosen(at, options, choices.next().value);
        if (next === undefined) break;
        at = next;
        expect(steps).toBeLessThan(2000);
      }
      const limit = Math.min(...(options.limits?.length ? options.limits : [0]));
      expect(at).toEqual({
        program: { tasks: [{ name: 'main', steps: [] }] },
        environment: { limit, dice: 0 },
      });
    }),
    { numRuns: 40 },
  );
});

describe('a program that was given', () => {
  const options: CaseOptions = { shape: { spawn: 'nested', joinInside: true, structured: false } };
  const environment = { limit: 0, dice: 0 };

  test('without any task has no neighbours', () => {
    expect([...neighbours({ program: { tasks: [] }, environment }, options)]).toEqual([]);
  });

  test('has the same neighbours whatever its tasks are called', () => {
    const named = parseText('main: spawn fetcher, spawn x, join fetcher\nx: sleep 2\nfetcher: yield');
    const canonical = parseText('main: spawn a, spawn b, join a\na: yield\nb: sleep 2');
    expect([...neighbours({ program: named, environment }, options)]).toEqual([
      ...neighbours({ program: canonical, environment }, options),
    ]);
  });

  test('may have fractions of milliseconds, which go when they are not needed', () => {
    const seen = [...neighbours({ program: parseText('main: sleep 2.5'), environment }, options)];
    const sleeps = seen
      .map(({ program }) => program.tasks[0]!.steps)
      .filter((steps) => 'sleep' in (steps[0] ?? {}));
    expect(sleeps).toEqual([[{ sleep: 0 }], [{ sleep: 1 }], [{ sleep: 2 }]]);
  });
});

function chosen(value: Case, options: CaseOptions, choice: number): Case | undefined {
  let last: Case | undefined;
  for (const smaller of neighbours(value, options)) {
    last = smaller;
    if (choice-- === 0) break;
  }
  return last;
}
