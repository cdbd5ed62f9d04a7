import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limiter } from '../../fixtures/mutants/limiter.ts';
import { eventLoop, polled } from '../../src/adapters/built-in.ts';
import { shapeOf } from '../../src/harness/shape.ts';
import { parseProgram } from '../../src/program/parse.ts';
import { kindOf, type StepKind } from '../../src/program/program.ts';
import { misfit } from '../../src/program/shape.ts';
import { chainedCases } from './chain-programs.ts';

test.each([eventLoop, polled, limiter])('every program is legal and fits $name', (scheduler) => {
  fc.assert(
    fc.property(chainedCases(scheduler), ({ program }) => {
      expect(parseProgram(JSON.parse(JSON.stringify(program)))).toEqual(program);
      expect(misfit(program, shapeOf(scheduler.claims))).toBeUndefined();
    }),
  );
});

test('every kind of step comes, so the baseline could find what Fairtick finds', () => {
  const seen = new Set<StepKind>();
  for (const { program } of fc.sample(chainedCases(eventLoop), { numRuns: 300, seed: 1 })) {
    for (const { steps } of program.tasks) for (const step of steps) seen.add(kindOf(step));
  }
  expect([...seen].sort()).toEqual(['emit', 'join', 'settle', 'sleep', 'spawn', 'throw', 'work', 'yield']);
});
