import { expect, test } from 'vitest';
import { canonicalise } from './canonical.ts';
import { heldAfter, keepLegal } from './locks.ts';
import { expect as foretell } from './oracle.ts';
import { parseProgram } from './parse.ts';
import type { Step } from './program.ts';
import { parseText, printProgram } from './text.ts';

const stepsOf = (text: string): readonly Step[] => parseText(`main: ${text}`).tasks[0]!.steps;

test.each([
  ['acquire k, sleep 1, release k'],
  ['acquire k, throw'],
  ['acquire k, acquire m 3, release k, acquire n, release m'],
  ['acquire k, release k, acquire k'],
])('the program whose main does %j is legal, and prints as it was written', (text) => {
  expect(printProgram(parseText(`main: ${text}`))).toBe(`main: ${text}`);
});

test.each([
  ['release k', 1, 'Expected a lock that is held here but received "k"'],
  ['acquire k, release l', 2, 'Expected a lock that is held here but received "l"'],
  ['acquire k, acquire k', 2, 'Expected a lock after k, which is held here, but received "k"'],
  ['acquire l, yield, acquire k', 3, 'Expected a lock after l, which is held here, but received "k"'],
  ['acquire k, idle', 2, 'Expected no wait for other tasks while a lock is held, as k is here'],
])('the program whose main does %j is not', (text, step, reason) => {
  expect(() => parseText(`main: ${text}`)).toThrow(`line 1, step ${step}: ${reason}`);
});

test('the fault of foreign JSON is named by its place', () => {
  const tasks = [
    { name: 'main', steps: [{ spawn: 'a' }, { acquire: 'k' }, { join: 'a' }] },
    { name: 'a', steps: [] },
  ];
  expect(() => parseProgram({ tasks })).toThrow('tasks[0].steps[2].join: Expected no wait for other tasks');
});

test('what breaks the rules can be left out, and the rest is kept', () => {
  const steps: Step[] = [
    { release: 'k' },
    { acquire: 'l' },
    { acquire: 'k' },
    { idle: true },
    { release: 'l' },
    { idle: true },
  ];
  expect(keepLegal(steps)).toEqual([{ acquire: 'l' }, { release: 'l' }, { idle: true }]);
  const legal = stepsOf('acquire k, emit 1');
  expect(keepLegal(legal)).toBe(legal);
});

test('what is held after some steps is known', () => {
  expect(heldAfter(stepsOf('acquire k, acquire l, acquire n, release l'))).toEqual(['k', 'n']);
});

test('canonical locks are the first ones, in the order that they had', () => {
  const program = parseText('main: spawn a, acquire n, release n\na: acquire l 2, acquire n');
  expect(printProgram(canonicalise(program))).toBe(
    'main: spawn a, acquire l, release l\na:    acquire k 2, acquire l',
  );
});

test('for how long locks are held is foretold: sleeps and lateness while a task holds one, to its end if need be', () => {
  const program = parseText(
    'main: spawn a, acquire k, sleep 3, release k, sleep 9\na: acquire k, acquire l, sleep 4, throw',
  );
  expect(foretell(program).held).toBe(7);
  expect(foretell(program, 1).held).toBe(3 + 2 + 4 + 3);
  expect(foretell(program).span).toBe(12);
});

test('what is cancelled in a sleep may hold its locks for the whole of it: whoever cancels may wait for them', () => {
  const program = parseText('main: spawn a, acquire k, cancel a\na: acquire k, sleep 5, emit 1');
  expect(foretell(program, 0, 0, [-1, 1]).held).toBe(5);
  expect(foretell(program, 0, 0, [-1, 2]).held).toBe(5);
  expect(foretell(program, 0, 0, [-1, 0]).held).toBe(0);
});
