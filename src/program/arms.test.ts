import { expect, test } from 'vitest';
import { armOf, armsOf } from './arms.ts';
import type { Step, TaskName } from './program.ts';

const STEPS: readonly Step[] = [
  { spawn: 'a', for: 'race' },
  { spawn: 'b', for: 'race' },
  { spawn: 'c', for: 'all' },
  { spawn: 'd' },
];

const numberOf = (name: TaskName): number => 'abcd'.indexOf(name) + 1;

test('arms of one kind that follow each other belong together, and the last one stands for all', () => {
  expect(armsOf(STEPS, 1)).toEqual(['a', 'b']);
  expect(armOf(STEPS, 0, numberOf)).toEqual({ kind: 'arm', task: 1 });
  expect(armOf(STEPS, 1, numberOf)).toEqual({ kind: 'race', at: 1, arms: [1, 2] });
});

test('arms of another kind are others', () => {
  expect(armOf(STEPS, 2, numberOf)).toEqual({ kind: 'all', at: 2, arms: [3] });
});
