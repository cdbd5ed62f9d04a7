import { expect, test } from 'vitest';
import { alternatives, jsonPath, quoted, received } from './fault.ts';

test('a path leads from the program to the key', () => {
  expect(jsonPath({})).toBe('program');
  expect(jsonPath({ key: 'tasks' })).toBe('tasks');
  expect(jsonPath({ task: 2 })).toBe('tasks[2]');
  expect(jsonPath({ task: 2, step: 0, key: 'join' })).toBe('tasks[2].steps[0].join');
});

test('what was received is named by its kind, and never shown whole where it may be large', () => {
  expect([undefined, null, 3, true, 'x', [1, 2], {}, 1n, Symbol('s'), () => 0].map(received)).toEqual([
    'received nothing',
    'received null',
    'received 3',
    'received true',
    'received "x"',
    'received an array of 2',
    'received an object',
    'received a bigint',
    'received a symbol',
    'received a function',
  ]);
});

test('a quotation is cut after 40 characters and cannot break the line', () => {
  expect(quoted('a'.repeat(40))).toBe(`"${'a'.repeat(40)}"`);
  expect(quoted('a'.repeat(41))).toBe(`"${'a'.repeat(40)}"…`);
  expect(quoted('a\nb')).toBe('"a\\nb"');
});

test('alternatives read as a sentence does', () => {
  expect(alternatives(['a'])).toBe('"a"');
  expect(alternatives(['a', 'b', 'c'])).toBe('"a", "b" or "c"');
});
