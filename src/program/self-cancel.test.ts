import { expect, test } from 'vitest';
import { halted, isHalted } from './self-cancel.ts';
import { parseText, printStep } from './text.ts';

function haltedIn(steps: string): string {
  const { tasks } = parseText(`main: spawn a, spawn b\na: ${steps}\nb: emit 1`);
  return halted(tasks[1]!).map(printStep).join(', ');
}

test.each([
  ['cancel a', 'cancel a, yield'],
  ['cancel a, emit 1, sleep 2, throw', 'cancel a, emit 1, sleep 2, throw'],
  ['cancel a, emit 1, throw', 'cancel a, emit 1, yield, throw'],
  ['cancel a, cleanup 1, work 1', 'cancel a, yield, cleanup 1, work 1'],
  ['cancel a, cancel a', 'cancel a, yield, cancel a, yield'],
  ['emit 1, cleanup 1', 'emit 1, cleanup 1'],
])('of %j a task takes what is its own, and then waits', (steps, expected) => {
  expect(haltedIn(steps)).toBe(expected);
});

test('a task that waits behind it is as it should be', () => {
  const [, a] = parseText('main: spawn a\na: cancel a, emit 1, yield').tasks;
  expect(isHalted(a!)).toBe(true);
  expect(isHalted({ name: 'a', steps: [{ cancel: 'a' }] })).toBe(false);
});
