import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import type { Program } from '../program/program.ts';
import { misfit, type Shape } from '../program/shape.ts';
import { cases } from './cases.ts';

const FREE: Shape = { spawn: 'nested', joinInside: true, structured: false };
const shapes = fc.record({
  spawn: fc.constantFrom<Shape['spawn'][]>('main-first', 'main', 'nested'),
  joinInside: fc.boolean(),
  structured: fc.boolean(),
});

const programs = (shape: Shape, seed = 1): Program[] =>
  fc.sample(cases({ shape }), { seed, numRuns: 1000 }).map(({ program }) => program);

const share = (of: readonly Program[], key: string): number =>
  of.filter(({ tasks }) => tasks.some(({ steps }) => steps.some((step) => key in step))).length / of.length;

test('what is added keeps programs legal and within their shape, whatever that is', () => {
  fc.assert(
    fc.property(shapes, fc.integer(), (shape, seed) => {
      const asked: Shape = {
        ...shape,
        cancel: true,
        idle: true,
        cleanup: true,
        pause: true,
        clear: 'joined',
        setLimit: true,
        repeat: true,
        oddDelays: true,
      };
      for (const { program } of fc.sample(cases({ shape: asked }), { seed, numRuns: 20 })) {
        expect(parseProgram(program)).toEqual(program);
        expect(misfit(program, asked)).toBeUndefined();
      }
    }),
  );
});

test('about half of the programs cancel, and more wait for idle, where that can be asked', () => {
  const asked = programs({ ...FREE, cancel: true, idle: true });
  expect(share(asked, 'cancel')).toBeGreaterThan(0.35);
  expect(share(asked, 'cancel')).toBeLessThan(0.65);
  expect(share(asked, 'idle')).toBeGreaterThan(0.5);
  expect(share(programs(FREE), 'cancel') + share(programs(FREE), 'idle')).toBe(0);
});

test('most programs control a scheduler that can be asked, and what was paused is resumed behind it', () => {
  const asked = programs({ ...FREE, pause: true, clear: 'unjoined', setLimit: true });
  for (const key of ['pause', 'clear', 'set-limit']) expect(share(asked, key)).toBeGreaterThan(0.25);
  expect(share(programs({ ...FREE, setLimit: true }), 'pause')).toBe(0);
  for (const { tasks } of asked) {
    for (const { steps } of tasks) {
      const paused = steps.findLastIndex((step) => 'pause' in step);
      const resumed = steps.findLastIndex((step) => 'resume' in step);
      expect(resumed).toBeGreaterThanOrEqual(paused);
    }
  }
});

test('programs to which nothing is added are those of a scheduler that cannot be asked', () => {
  const plain = programs(FREE);
  const same = programs({ ...FREE, cancel: true }).filter(
    (program, i) => JSON.stringify(program) === JSON.stringify(plain[i]),
  );
  expect(same.length).toBeGreaterThan(350);
});

test('who can cancel is asked to clean up beside a cancel, others in most programs; nobody else is', () => {
  const beside = programs({ ...FREE, cancel: true, cleanup: true });
  expect(share(beside, 'cleanup')).toBeGreaterThan(0.25);
  expect(share(beside, 'cleanup')).toBeLessThan(share(beside, 'cancel'));
  expect(share(programs({ ...FREE, cleanup: true }), 'cleanup')).toBeGreaterThan(0.6);
  expect(share(programs({ ...FREE, cancel: true }), 'cleanup')).toBe(0);
});

test('calls that have something to clean up are asked for only where they may be, in a third or more', () => {
  expect(share(programs({ ...FREE, cancel: true, finally: true }), 'finally')).toBeGreaterThan(0.33);
  expect(share(programs({ ...FREE, cancel: true, cleanup: true }), 'finally')).toBe(0);
});

test('who can say what all tasks came to is asked in a third of the programs or more, and nobody else is', () => {
  const isAsked = ({ tasks }: Program): boolean =>
    tasks[0]!.steps.some((step) => 'idle' in step && step.idle === 'results');
  expect(programs({ ...FREE, idle: true, results: true }).filter(isAsked).length).toBeGreaterThan(330);
  expect(programs({ ...FREE, idle: true }).some(isAsked)).toBe(false);
});
