import { expect, test } from 'vitest';
import { isAscii } from './ascii.ts';

test.each([
  [{}, 'linux', false],
  [{ LANG: 'en_GB.UTF-8' }, 'linux', false],
  [{ LANG: 'C.UTF-8', LC_ALL: 'de_DE.ISO-8859-1' }, 'linux', true],
  [{ TERM: 'dumb' }, 'linux', true],
  [{}, 'win32', true],
  [{ WT_SESSION: '1' }, 'win32', false],
])('%j on %s: ASCII alone? %s', (env, platform, expected) => {
  expect(isAscii(env, platform)).toBe(expected);
});
