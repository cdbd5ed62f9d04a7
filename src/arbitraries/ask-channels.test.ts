import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expect as foretell } from '../program/oracle.ts';
import { parseProgram } from '../program/parse.ts';
import type { Program } from '../program/program.ts';
import { misfit, type Shape } from '../program/shape.ts';
import { cases } from './cases.ts';

const FREE: Shape = { spawn: 'nested', joinInside: true, structured: false };

const programs = (shape: Shape): Program[] =>
  fc.sample(cases({ shape }), { seed: 1, numRuns: 1000 }).map(({ program }) => program);

const share = (of: readonly Program[], key: string): number =>
  of.filter(({ tasks }) => tasks.some(({ steps }) => steps.some((step) => key in step))).length / of.length;

test('programs with channels are legal and fit their shape, whatever else can be asked', () => {
  const shapes = fc.record({
    spawn: fc.constantFrom<Shape['spawn'][]>('main-first', 'main', 'nested'),
    joinInside: fc.boolean(),
    structured: fc.boolean(),
    cancel: fc.boolean(),
    idle: fc.boolean(),
    lock: fc.boolean(),
  });
  fc.assert(
    fc.property(shapes, fc.integer(), (shape, seed) => {
      const asked: Shape = { ...shape, channel: true };
      for (const { program } of fc.sample(cases({ shape: asked }), { seed, numRuns: 20 })) {
        expect(parseProgram(program)).toEqual(program);
        expect(misfit(program, asked)).toBeUndefined();
      }
    }),
  );
});

test('most programs use channels where they can be asked to, and few come to a standstill by it', () => {
  const talking = programs({ ...FREE, channel: true });
  expect(share(talking, 'send')).toBeGreaterThan(0.5);
  expect(share(talking, 'receive')).toBeGreaterThan(0.5);
  expect(share(talking, 'close')).toBeGreaterThan(0.25);
  expect(share(programs(FREE), 'send')).toBe(0);
  const stuck = talking.filter((program) =>
    foretell(program).tasks.some(({ outcome }) => outcome === 'stuck'),
  );
  expect(stuck.length).toBeGreaterThan(0);
  expect(stuck.length).toBeLessThan(150);
});

test('many come to a standstill where the scheduler is to say so, often with main at its end', () => {
  const stuck = programs({ ...FREE, channel: true, standstill: true }).map((program) =>
    foretell(program).tasks.map(({ outcome }) => outcome === 'stuck'),
  );
  expect(stuck.filter((tasks) => tasks.includes(true)).length).toBeGreaterThan(120);
  expect(stuck.filter(([main, ...others]) => !main && others.includes(true)).length).toBeGreaterThan(20);
});
