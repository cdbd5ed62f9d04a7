import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalise, canonicalName } from './canonical.ts';
import { expect as foretell } from './oracle.ts';
import { parseProgram } from './parse.ts';
import type { Program } from './program.ts';
import { legalPrograms } from './programs.fixture.ts';
import { parseText, printProgram } from './text.ts';

/** The same program with its tasks, but for main, in reverse order and under other names. */
const disguise = ({ tasks: [main, ...others] }: Program): Program => {
  const text = JSON.stringify({ tasks: [main, ...others.reverse()] });
  return JSON.parse(text.replaceAll(/"(name|spawn|join|settle|cancel)":"/g, '"$1":"x_'));
};

/** What tasks come to, apart from digests, which depend on their numbers. */
const fates = (program: Program): string[] =>
  foretell(program)
    .tasks.map(({ outcome, start, finish }) => `${outcome} ${start} ${finish}`)
    .sort();

describe('canonicalise', () => {
  test('makes programs equal that differ only in names and in the order of their tasks', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        expect(canonicalise(disguise(program))).toEqual(canonicalise(program));
      }),
    );
  });

  test('gives a legal program that comes to the same, and keeps it from then on', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        const canonical = canonicalise(program);
        expect(parseProgram(canonical)).toEqual(canonical);
        expect(canonicalise(canonical)).toEqual(canonical);
        expect(fates(canonical)).toEqual(fates(program));
      }),
    );
  });

  test('names tasks breadth first, in the order of their spawns', () => {
    const program = parseText('root: spawn x, spawn y, join x\nz: emit 3\ny: emit 2\nx: spawn z, join z');
    expect(printProgram(canonicalise(program))).toBe(
      'main: spawn a, spawn b, join a\na:    spawn c, join c\nb:    emit 2\nc:    emit 3',
    );
  });
});

test('canonical names go on after z', () => {
  expect([0, 1, 26, 27, 52, 53].map(canonicalName)).toEqual(['main', 'a', 'z', 'a1', 'z1', 'a2']);
});
