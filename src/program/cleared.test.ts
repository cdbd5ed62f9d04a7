import { expect, test } from 'vitest';
import { findJoinOfCleared, withoutJoinsOfCleared } from './cleared.ts';
import { parseText, printProgram } from './text.ts';

test('main may join what it joined before a clear, and what it spawned after it', () => {
  const program = parseText('main: spawn a, join a, clear, spawn b, settle a, join b\na:\nb:');
  expect(findJoinOfCleared(program)).toBeUndefined();
  expect(withoutJoinsOfCleared(program)).toEqual(program);
});

test('main may not join what may have waited when it cleared', () => {
  const program = parseText('main: spawn a, spawn b, join a, clear, settle b\na:\nb:');
  expect(findJoinOfCleared(program)).toBe(
    'main has "settle b" as step 5, but b may have been cleared, and nobody tells.',
  );
  expect(printProgram(withoutJoinsOfCleared(program))).toContain('join a, clear\n');
});

test('nobody joins anything where another task than main clears', () => {
  const program = parseText('main: spawn a, join a\na: clear');
  expect(findJoinOfCleared(program)).toContain('a may have been cleared');
  expect(printProgram(withoutJoinsOfCleared(program))).toContain('main: spawn a\n');
});
