import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../program/shape.ts';
import { parseText } from '../../program/text.ts';
import { cases } from '../cases.ts';
import { mend, prune } from './mend.ts';

const FREE: Shape = { spawn: 'nested', joinInside: true, structured: false };

describe('the well-formed part of a draft', () => {
  test('has no references to tasks that are missing or not visible there', () => {
    const draft = {
      tasks: [
        { name: 'main', steps: [{ spawn: 'a' }, { spawn: 'gone' }, { join: 'b' }, { spawn: 'b' }] },
        { name: 'a', steps: [{ join: 'b' }, { settle: 'a' }, { yield: true as const }] },
        { name: 'b', steps: [{ join: 'a' }] },
      ],
    };
    expect(prune(draft)).toEqual(parseText('main: spawn a, spawn b\na: yield\nb: join a'));
  });

  test('has each task once, spawned once, if it is reached from main', () => {
    const draft = {
      tasks: [
        { name: 'main', steps: [{ spawn: 'a' }, { spawn: 'a' }, { spawn: 'main' }] },
        { name: 'a', steps: [{ spawn: 'a' }] },
        { name: 'b', steps: [{ spawn: 'c' }] },
        { name: 'c', steps: [{ spawn: 'b' }] },
      ],
    };
    expect(prune(draft)).toEqual(parseText('main: spawn a\na:'));
  });

  test('is a well-formed program itself, where it is one', () => {
    fc.assert(
      fc.property(cases({ shape: FREE }), ({ program }) => {
        expect(prune(program)).toEqual(program);
      }),
    );
  });
});

describe('a mended draft', () => {
  test('settles what a structured program must', () => {
    const draft = parseText('main: spawn x\nx: emit 1');
    expect(mend(draft, { ...FREE, structured: true })).toEqual(
      parseText('main: spawn a, settle a\na: emit 1'),
    );
  });

  test('has canonical names', () => {
    const draft = parseText('main: spawn y, spawn x\nx: emit 1\ny:');
    expect(mend(draft, FREE)).toEqual(parseText('main: spawn a, spawn b\na:\nb: emit 1'));
  });
});
