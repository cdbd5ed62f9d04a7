import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseText, printProgram } from '../program/text.ts';
import { cases } from './cases.ts';

const shape = { spawn: 'main', joinInside: false, structured: false } as const;
const sample = (more: object): readonly string[] =>
  fc
    .sample(cases({ shape: { ...shape, ...more }, limits: [1, 2] }), { seed: 1, numRuns: 300 })
    .map(({ program }) => {
      const text = printProgram(program);
      expect(parseText(text)).toEqual(program);
      return text;
    });

test('tasks have timeouts where the scheduler takes them, and are without only where there is a limit for all', () => {
  expect(sample({}).join()).not.toContain('timeout');
  expect(sample({ timeout: 'some' }).join()).toMatch(/\{timeout [1-9]/);
  expect(sample({ timeout: 'some' }).join()).not.toContain('timeout 0');
  expect(sample({ timeout: 'or-none' }).join()).toContain('{timeout 0}');
});

test('waits for locks have timeouts where the scheduler takes them', () => {
  const locks = { spawn: 'nested', joinInside: true, lock: true };
  expect(sample(locks).join()).not.toContain('timeout');
  expect(sample({ ...locks, lockTimeout: true }).join()).toMatch(/acquire k \{timeout [1-9]/);
  expect(sample({ ...locks, weight: true, lockTimeout: true }).join()).toMatch(/acquire k 2 \{timeout [1-9]/);
});
