import { expect, test } from 'vitest';
import { leak } from '../report/example.fixture.ts';
import { failureText } from '../report/failure.ts';
import { hasColour, painted } from './paint.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes of colours
const CODES = /\u001b\[\d+m/g;

test.each([true, false])('colours change nothing but colours; ASCII: %s', (ascii) => {
  const text = failureText(leak, { ascii });
  expect(painted(text).replace(CODES, '')).toBe(text);
});

test('what is wrong is red, also in ASCII, and labels are bold', () => {
  for (const ascii of [true, false]) {
    const lines = painted(failureText(leak, { ascii })).replaceAll('\u001b', '~').split('\n');
    expect(lines[0]).toMatch(/^~\[1m~\[31m[✗x] my-queue/);
    expect(lines.some((line) => /^~\[31m +[▲^]/.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith('  ~[1mBecause~[22m: '))).toBe(true);
  }
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ TERM: 'dumb' }, true, false],
])('with %j, at a terminal: %s, there are colours: %s', (env, isTerminal, expected) => {
  expect(hasColour(env, isTerminal)).toBe(expected);
});
