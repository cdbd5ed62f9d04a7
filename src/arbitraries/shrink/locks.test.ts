import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { boundsOf } from '../options.ts';
import { fewerLocks, fewerPermits } from './locks.ts';

const textsOf = (text: string): string[] => [...fewerLocks(parseText(text))].map(printProgram);

test('one lock does for another, in all tasks or in one', () => {
  const texts = textsOf('main: spawn a, acquire k\na: acquire l, emit 1, release l');
  expect(texts).toContain('main: spawn a, acquire k\na:    acquire k, emit 1, release k');
  expect(texts).toContain('main: spawn a, acquire l\na:    acquire k, emit 1, release k');
});

test('a lock goes with what gives it back', () => {
  expect(textsOf('main: acquire k, emit 1, release k')).toContain('main: emit 1');
});

test('all ask for a permit less', () => {
  expect(textsOf('main: acquire k 3, acquire l 2')).toContain('main: acquire k 2, acquire l');
});

test('a permit less there is, and some ask for as many fewer', () => {
  const shape = { spawn: 'nested', joinInside: true, structured: false, lock: true, weight: true } as const;
  const bounds = boundsOf({ shape, limits: [2, 3] });
  const program = parseText('main: spawn a, acquire k 3\na: acquire k 2');
  const drafts = [...fewerPermits({ program, environment: { limit: 3, dice: 0 } }, bounds)];
  expect(drafts.map(({ environment }) => environment.limit)).toEqual([2, 2, 2]);
  expect(drafts.map((draft) => printProgram(draft.program))).toEqual([
    'main: spawn a, acquire k 2\na:    acquire k 2',
    'main: spawn a, acquire k 3\na:    acquire k',
    'main: spawn a, acquire k 2\na:    acquire k',
  ]);
});

test('programs without locks have none of it', () => {
  expect(textsOf('main: emit 1')).toEqual([]);
});
