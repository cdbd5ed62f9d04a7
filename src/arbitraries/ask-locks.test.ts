import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import type { Program } from '../program/program.ts';
import { misfit, type Shape } from '../program/shape.ts';
import { cases } from './cases.ts';

const FREE: Shape = { spawn: 'nested', joinInside: true, structured: false };
const LIMITS = [1, 2, 3];

const programs = (shape: Shape): Program[] =>
  fc.sample(cases({ shape, limits: LIMITS }), { seed: 1, numRuns: 1000 }).map(({ program }) => program);

const share = (of: readonly Program[], key: string): number =>
  of.filter(({ tasks }) => tasks.some(({ steps }) => steps.some((step) => key in step))).length / of.length;

test('programs with locks are legal and fit their shape, whatever else can be asked', () => {
  const shapes = fc.record({
    spawn: fc.constantFrom<Shape['spawn'][]>('main-first', 'main', 'nested'),
    joinInside: fc.boolean(),
    structured: fc.boolean(),
    cancel: fc.boolean(),
    idle: fc.boolean(),
    weight: fc.boolean(),
  });
  fc.assert(
    fc.property(shapes, fc.integer(), (shape, seed) => {
      const asked: Shape = { ...shape, lock: true };
      for (const { program } of fc.sample(cases({ shape: asked, limits: LIMITS }), { seed, numRuns: 20 })) {
        expect(parseProgram(program)).toEqual(program);
        expect(misfit(program, asked)).toBeUndefined();
      }
    }),
  );
});

test('most programs take locks where they can be asked for, and ask for several permits where there are any', () => {
  const locked = programs({ ...FREE, lock: true });
  expect(share(locked, 'acquire')).toBeGreaterThan(0.6);
  expect(share(locked, 'release')).toBeGreaterThan(0.3);
  expect(share(locked, 'weight')).toBe(0);
  expect(share(programs({ ...FREE, lock: true, weight: true }), 'weight')).toBeGreaterThan(0.4);
  expect(share(programs(FREE), 'acquire')).toBe(0);
});
