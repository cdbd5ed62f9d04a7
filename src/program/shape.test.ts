import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conform } from './conform.ts';
import { parseProgram } from './parse.ts';
import type { Step } from './program.ts';
import { legalPrograms } from './programs.fixture.ts';
import { misfit, type Shape } from './shape.ts';
import { parseText, printProgram } from './text.ts';

const anyShape: fc.Arbitrary<Shape> = fc.record({
  spawn: fc.constantFrom('main-first', 'main', 'nested'),
  joinInside: fc.boolean(),
  structured: fc.boolean(),
  clear: fc.constantFrom('joined'),
  pause: fc.boolean(),
  setLimit: fc.constant(true),
  priority: fc.boolean(),
});

const free: Shape = { spawn: 'nested', joinInside: true, structured: false };

describe('conform', () => {
  test('makes every legal program a legal one that fits', () => {
    fc.assert(
      fc.property(legalPrograms, anyShape, (program, shape) => {
        const fitted = conform(program, shape);
        expect(misfit(fitted, shape)).toBeUndefined();
        expect(parseProgram(fitted)).toEqual(fitted);
      }),
    );
  });

  test('leaves what is never reached as it is, if the rest fits', () => {
    const program = parseText('main: throw, spawn b\na:\nb: throw, spawn a');
    const shape = { spawn: 'nested', joinInside: false, structured: true } as const;
    expect(misfit(program, shape)).toBeUndefined();
    expect(conform(program, shape)).toEqual(program);
  });

  test('leaves a program as it is if and only if it fits', () => {
    fc.assert(
      fc.property(legalPrograms, anyShape, fc.boolean(), (program, shape, fitted) => {
        const start = fitted ? conform(program, shape) : program;
        if (misfit(start, shape) === undefined) expect(conform(start, shape)).toEqual(start);
        else expect(conform(start, shape)).not.toEqual(start);
      }),
    );
  });

  test('keeps every task and every step that concerns nobody else, in order', () => {
    fc.assert(
      fc.property(legalPrograms, anyShape, (program, shape) => {
        // What is given at once is cleared by main alone.
        const mayClear = (step: Step): boolean => 'clear' in step && shape.spawn !== 'main-first';
        const kept = (of: typeof program): unknown[] =>
          of.tasks.map(({ name, steps }) => [
            name,
            steps
              .filter((step) => 'emit' in step || 'sleep' in step || 'set-limit' in step || mayClear(step))
              .map((step) => ('sleep' in step ? step.sleep : step)),
          ]);
        expect(kept(conform(program, shape))).toEqual(kept(program));
      }),
    );
  });

  test.each<[string, Partial<Shape>, string]>([
    [
      'moves spawns up to main, children before their parents',
      { spawn: 'main' },
      'main: emit 1, spawn b, spawn a, join a, spawn c\na:    join b, throw\nb:    yield\nc:    join a',
    ],
    [
      'moves spawns to the front',
      { spawn: 'main-first' },
      'main: spawn b, spawn a, spawn c, emit 1, join a\na:    join b, throw\nb:    yield\nc:    join a',
    ],
    [
      'drops waiting inside tasks',
      { joinInside: false },
      'main: emit 1, spawn a, join a, spawn c\na:    spawn b, throw\nb:    yield\nc:',
    ],
    [
      'settles what is left before the end',
      { structured: true },
      'main: emit 1, spawn a, join a, spawn c\na:    spawn b, join b, throw\nb:    yield\nc:    join a',
    ],
  ])('%s', (_, shape, text) => {
    const program = parseText(
      'main: emit 1, spawn a, join a, spawn c\na: spawn b, join b, throw\nb: yield\nc: join a',
    );
    expect(printProgram(conform(program, { ...free, ...shape }))).toBe(text);
  });
});

describe('misfit', () => {
  test.each<[string, Partial<Shape>, string | undefined]>([
    ['main: spawn a\na: spawn b\nb:', {}, undefined],
    [
      'main: spawn a\na: spawn b\nb:',
      { spawn: 'main' },
      'a has "spawn b" as step 1, but only the main task may spawn.',
    ],
    ['main: yield, spawn a\na:', { spawn: 'main' }, undefined],
    [
      'main: yield, spawn a\na:',
      { spawn: 'main-first' },
      'main has "spawn a" as step 2, but all spawns must come before other steps.',
    ],
    [
      'main: spawn a, spawn b\na:\nb: yield, settle a',
      { joinInside: false },
      'b has "settle a" as step 2, but only the main task may wait for others.',
    ],
    ['main: spawn a, join a\na:', { joinInside: false }, undefined],
    [
      'main: cleanup 1',
      {},
      'main has "cleanup 1" as step 1, but the scheduler is not said to run what a task has to clean up.',
    ],
    ['main: cleanup 1', { cleanup: true }, undefined],
    ['main: loop 9', {}, 'main has "loop 9" as step 1, but the scheduler is not said to stand long loops.'],
    ['main: loop 9', { loop: true }, undefined],
    ['main: spawn a\na:', { structured: true }, 'main ends while a, which it spawned, is not settled.'],
    ['main: sleep 1 {finally 1}', { finally: true }, undefined],
    ['main: cleanup 1 {throws error}', { cleanup: true, cleanupThrows: true }, undefined],
    ['main: cleanup 0', { cleanup: true, cleanupAtOnce: true }, undefined],
    ['main: spawn a {at cleanup}\na:', { cleanup: true, cleanupActs: true }, undefined],
    [
      'main: spawn a {at cleanup}\na:',
      { cleanup: true },
      'main has "spawn a {at cleanup}" as step 1, but the scheduler is not said to take anything from a task that cleans up.',
    ],
    [
      'main: cleanup 1',
      { cleanup: true, cleanupAtOnce: true },
      'main has "cleanup 1" as step 1, but what the scheduler calls to clean up can wait for nothing.',
    ],
    [
      'main: cleanup 1 {throws error}',
      { cleanup: true },
      'main has "cleanup 1 {throws error}" as step 1, but the scheduler is not said to stand it where a task fails as it cleans up.',
    ],
  ])('of %j in %j: %s', (text, shape, sentence) => {
    expect(misfit(parseText(text), { ...free, ...shape })).toBe(sentence);
  });
});

test('what may have been cleared is not joined where nobody tells of it', () => {
  const shape: Shape = { spawn: 'main', joinInside: false, structured: false, clear: 'unjoined' };
  const program = parseText('main: spawn a, clear, join a\na:');
  expect(misfit(program, shape)).toContain('main has "join a" as step 3');
  expect(printProgram(conform(program, shape))).toBe('main: spawn a, clear\na:');
  expect(misfit(program, { ...shape, clear: 'joined' })).toBeUndefined();
});

test.each<[Partial<Shape>, string]>([
  [{}, 'main: idle, idle, sleep 2147483647'],
  [{ size: 'empty' }, 'main: idle {below 1}, idle, sleep 2147483647'],
  [{ results: true }, 'main: idle, idle results, sleep 2147483647'],
  [{ longSleeps: true }, 'main: idle, idle, sleep 3000000000'],
  [{ finally: true }, 'main: idle, idle, sleep 2147483647 {finally 1}'],
])('of waits for idle and of long sleeps %j keeps what may be asked', (shape, text) => {
  const idle: Shape = { ...free, idle: true, ...shape };
  const program = parseText('main: idle {below 1}, idle results, sleep 3000000000 {finally 1}');
  expect(misfit(program, idle)).toBeDefined();
  expect(printProgram(conform(program, idle))).toBe(text);
  expect(misfit(parseText(text), idle)).toBeUndefined();
});
