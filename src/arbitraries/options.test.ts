import { expect, test } from 'vitest';
import type { CaseOptions } from './options.ts';
import { boundsOf } from './options.ts';

const shape = { spawn: 'nested', joinInside: true, structured: false } as const;

test('what is left out has a default: eight tasks, 24 where they are wide, six steps, hogs, nothing that limits', () => {
  expect(boundsOf({ shape })).toEqual({
    shape,
    limits: [0],
    rates: [],
    rooms: [],
    hog: true,
    maxTasks: 8,
    mostTasks: 24,
    maxSteps: 6,
  });
});

test('what is asked for binds wide programs, too', () => {
  expect(boundsOf({ shape, maxTasks: 5 })).toMatchObject({ maxTasks: 5, mostTasks: 5 });
});

test('limits are put in order, each once', () => {
  expect(boundsOf({ shape, limits: [10, 2, 2, 1] }).limits).toEqual([1, 2, 10]);
});

test.each<[string, Partial<CaseOptions>]>([
  ['maxTasks', { maxTasks: 0 }],
  ['maxSteps', { maxSteps: -1 }],
  ['limits', { limits: [2, 0] }],
  ['limits', { limits: [1.5] }],
])('%s that admit no case are refused by name', (option, options) => {
  expect(() => boundsOf({ shape, ...options })).toThrow(`${option}: Expected an integer`);
});
