import { expect, test } from 'vitest';
import { applyEdit, describeEdit, type Edit } from './edit.ts';
import type { Step } from './program.ts';
import { parseText, printProgram } from './text.ts';

const program = parseText(
  'main: spawn a, spawn b, join a, join b\na: sleep 3, throw\nb: spawn c, yield\nc: join a',
);
const environment = { limit: 2, dice: 0 };

const drop = (task: string, step: number): Extract<Edit, { kind: 'drop' }> => {
  const from = program.tasks.find(({ name }) => name === task)!.steps[step]!;
  return { kind: 'drop', task, step, from };
};
const change = (task: string, step: number, to: Step): Edit => ({ ...drop(task, step), kind: 'change', to });

const textAfter = (edit: Edit): string => printProgram(applyEdit({ program, environment }, edit).program);

test('a dropped step leaves the others as they are', () => {
  expect(textAfter(drop('main', 2))).toBe(
    'main: spawn a, spawn b, join b\na:    sleep 3, throw\nb:    spawn c, yield\nc:    join a',
  );
});

test('with a spawn goes the task, what it spawned, and who waits for them', () => {
  expect(textAfter(drop('main', 0))).toBe('main: spawn b, join b\nb:    spawn c, yield\nc:');
  expect(textAfter(drop('main', 1))).toBe('main: spawn a, join a\na:    sleep 3, throw');
});

test('a changed step stays in its place', () => {
  expect(textAfter(change('a', 0, { sleep: 2 }))).toBe(
    'main: spawn a, spawn b, join a, join b\na:    sleep 2, throw\nb:    spawn c, yield\nc:    join a',
  );
});

test('a limit changes the environment alone', () => {
  const edited = applyEdit({ program, environment }, { kind: 'limit', from: 2, to: 3 });
  expect(edited).toEqual({ program, environment: { limit: 3, dice: 0 } });
});

test.each<[Edit, string]>([
  [change('main', 0, { spawn: 'a', after: 2 }), 'a is given after 2 ms, not at once'],
  [{ ...change('main', 0, { spawn: 'a' }), from: { spawn: 'a', after: 2 } } as Edit, 'a is given at once'],
  [drop('a', 1), 'a does not throw'],
  [drop('a', 0), 'a does not sleep'],
  [drop('main', 3), 'main does not join b'],
  [drop('main', 1), 'b is not spawned'],
  [change('a', 0, { sleep: 2 }), 'a sleeps 2 ms, not 3'],
  [change('a', 1, { throw: 'undefined' }), 'a throws undefined, not an error'],
  [change('a', 1, { throw: 'error', sync: true }), 'a throws synchronously'],
  [change('main', 2, { settle: 'a' }), 'main settles a instead of joining it'],
  [{ kind: 'limit', from: 2, to: 3 }, 'the limit is 3'],
])('%j reads "%s"', (edit, words) => {
  expect(describeEdit(edit, program)).toBe(words);
});

test('a step is numbered where its task has another like it', () => {
  const twice = parseText('main: sleep 1, sleep 2, yield, yield');
  expect(
    describeEdit({ kind: 'change', task: 'main', step: 1, from: { sleep: 2 }, to: { sleep: 3 } }, twice),
  ).toBe('main sleeps 3 ms, not 2, in step 2');
  expect(describeEdit({ kind: 'drop', task: 'main', step: 3, from: { yield: true } }, twice)).toBe(
    'main does not yield in step 4',
  );
});
