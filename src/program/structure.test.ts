import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expect as foretell } from './oracle.ts';
import { legalPrograms } from './programs.fixture.ts';
import { findUnsettled, settleAll } from './structure.ts';
import { parseText, printProgram } from './text.ts';
import { spawnTree } from './visibility.ts';

const structure = (text: string): string => printProgram(settleAll(parseText(text)));

describe('settleAll', () => {
  test('makes every legal program structured', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        expect(findUnsettled(settleAll(program))).toBeUndefined();
      }),
    );
  });

  test('lets no task outlive the one that spawned it', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        const structured = settleAll(program);
        const { tasks } = foretell(structured);
        spawnTree(structured).parents.forEach((parent, task) => {
          if (parent === -1 || tasks[task]!.outcome === 'unspawned') return;
          expect(tasks[task]!.finish).toBeLessThanOrEqual(tasks[parent]!.finish);
        });
      }),
    );
  });

  test('settles before a throw, and leaves what is never reached', () => {
    expect(structure('main: spawn a, throw, spawn b\na: yield\nb: yield')).toBe(
      'main: spawn a, settle a, throw, spawn b\na:    yield\nb:    yield',
    );
  });

  test('keeps a failing join where nothing else is left, and settles instead where something is', () => {
    const failing = 'main: spawn a, join a\na:    throw';
    expect(structure(failing)).toBe(failing);
    expect(structure('main: spawn a, spawn b, join a\na: throw\nb: yield')).toBe(
      'main: spawn a, spawn b, settle a, settle b\na:    throw\nb:    yield',
    );
  });

  test('sees that a task no longer fails once its own join is a settle', () => {
    const text = 'main: spawn a, spawn d, join a\na: spawn b, spawn c, join b\nb: throw\nc: yield\nd: yield';
    expect(structure(text)).toBe(
      'main: spawn a, spawn d, join a, settle d\na:    spawn b, spawn c, settle b, settle c\nb:    throw\nc:    yield\nd:    yield',
    );
  });
});

describe('findUnsettled', () => {
  test.each([
    ['main: spawn a, spawn b, join b, join a\na: yield\nb: yield', undefined],
    ['main: spawn a\na: yield', 'main ends while a, which it spawned, is not settled.'],
    [
      'main: spawn a, throw zero, join a\na: yield',
      'main ends by "throw zero", its step 2, while a, which it spawned, is not settled.',
    ],
    [
      'main: spawn a, spawn b, join b, join a\na: yield\nb: cleanup 0 {throws error}',
      'main ends by "join b", its step 3, while a, which it spawned, is not settled.',
    ],
    [
      'main: spawn a, spawn b, join b, join a\na: yield\nb: throw',
      'main ends by "join b", its step 3, while a, which it spawned, is not settled.',
    ],
    [
      'main: spawn a, spawn b, settle a, settle b\na: throw\nb: spawn c, join a, join c\nc: yield',
      'b ends by "join a", its step 2, while c, which it spawned, is not settled.',
    ],
  ])('of %j: %s', (text, sentence) => {
    expect(findUnsettled(parseText(text))).toBe(sentence);
  });
});
