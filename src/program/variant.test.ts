import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expect as foretell } from './oracle.ts';
import { parseProgram } from './parse.ts';
import type { Program } from './program.ts';
import { legalPrograms } from './programs.fixture.ts';
import { misfit } from './shape.ts';
import { settleAll } from './structure.ts';
import { parseText, printProgram } from './text.ts';
import { crowded, isCommuting, isScalable, permuted, scaled } from './variant.ts';

const commuting = legalPrograms.map(({ tasks }): Program => {
  return {
    tasks: tasks.map(({ name, steps }) => ({ name, steps: steps.filter((step) => !('cancel' in step)) })),
  };
});

test('durations are multiplied, and a program without any has no such variant', () => {
  const longer = scaled(parseText('main: sleep 2, work 3, sleep 0, emit 2'), 4)!;
  expect(printProgram(longer)).toBe('main: sleep 8, work 12, sleep 0, emit 2');
  expect(scaled(parseText('main: sleep 0, emit 2'), 4)).toBeUndefined();
});

test('spawns that follow each other change places', () => {
  expect(printProgram(permuted(parseText('main: spawn a, spawn b, spawn c\na:\nb:\nc: emit 1'))!)).toBe(
    'main: spawn c, spawn b, spawn a\na:\nb:\nc:    emit 1',
  );
  expect(permuted(parseText('main: spawn a, emit 1, spawn b\na:\nb:'))).toBeUndefined();
});

test('only neighbours change places where one of the others is needed first', () => {
  const program = parseText('main: spawn a, spawn b, spawn c\na:\nb: join a\nc:');
  expect(printProgram(permuted(program)!)).toContain('main: spawn a, spawn c, spawn b');
  expect(permuted(parseText('main: spawn a, spawn b\na:\nb: join a'))).toBeUndefined();
});

test('whoever is added spawns first, under a name that is free', () => {
  expect(printProgram(crowded(parseText('main: spawn bystander1\nbystander1:'), 2, false))).toBe(
    'main:       spawn bystander2, spawn bystander3, spawn bystander1\nbystander1:\nbystander2:\nbystander3: yield',
  );
});

test('in each variant of a program that cancels nothing every task comes to the same', () => {
  fc.assert(
    fc.property(commuting, (program) => {
      const before = outcomes(program, program);
      for (const variant of [permuted(program), crowded(program, 5, false), crowded(program, 5, true)]) {
        if (variant === undefined) continue;
        expect(parseProgram(JSON.parse(JSON.stringify(variant)))).toEqual(variant);
        expect(outcomes(variant, program)).toEqual(before);
      }
    }),
  );
});

test('a structured program stays so', () => {
  const shape = { spawn: 'nested', joinInside: true, structured: true } as const;
  fc.assert(
    fc.property(commuting.map(settleAll), (program) => {
      fc.pre(misfit(program, shape) === undefined);
      expect(misfit(crowded(program, 3, true), shape)).toBeUndefined();
      expect(misfit(permuted(program) ?? program, shape)).toBeUndefined();
    }),
  );
});

test('a program that cancels does not commute; one that sleeps for less than the least does not scale', () => {
  expect(isCommuting(parseText('main: spawn a, cancel a\na:'))).toBe(false);
  expect(isCommuting(parseText('main: spawn a, settle a, idle\na: sleep 2, work 1, throw'))).toBe(true);
  expect(isScalable(parseText('main: sleep 0'), 1)).toBe(false);
  expect(isScalable(parseText('main: sleep 0'), 0)).toBe(true);
  expect(isScalable(parseText('main: sleep 1.5'), 1)).toBe(false);
  expect(isScalable(parseText('main: spawn a, cancel a\na: sleep 1'), 1)).toBe(true);
});

function outcomes(variant: Program, { tasks }: Program): unknown[] {
  return foretell(variant)
    .tasks.slice(0, tasks.length)
    .map(({ outcome, digest }) => [outcome, digest]);
}

test('who is told what all tasks came to, in their order, does not commute', () => {
  expect(isCommuting(parseText('main: spawn a, idle\na:'))).toBe(true);
  expect(isCommuting(parseText('main: spawn a, idle results\na:'))).toBe(false);
});
