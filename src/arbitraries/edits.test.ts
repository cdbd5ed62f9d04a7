import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../program/case.ts';
import { applyEdit, describeEdit } from '../program/edit.ts';
import { parseProgram } from '../program/parse.ts';
import { misfit, type Shape } from '../program/shape.ts';
import { parseText } from '../program/text.ts';
import { cases } from './cases.ts';
import { editsOf } from './edits.ts';

const shapes: readonly Shape[] = [
  { spawn: 'nested', joinInside: true, structured: false },
  { spawn: 'nested', joinInside: true, structured: true },
  { spawn: 'main', joinInside: false, structured: false },
  { spawn: 'main-first', joinInside: true, structured: false },
];

test.each(shapes)('every edit leads to another legal case of the shape %j', (shape) => {
  const options = { shape, limits: [1, 2, 3] };
  fc.assert(
    fc.property(cases(options), (kase) => {
      for (const edit of editsOf(kase, options)) {
        const edited = applyEdit(kase, edit);
        expect(parseProgram(edited.program)).toEqual(edited.program);
        expect(misfit(edited.program, shape)).toBeUndefined();
        expect(edited).not.toEqual(kase);
        expect(describeEdit(edit, kase.program)).toMatch(/^\S.*\S$/);
      }
    }),
    { numRuns: 100 },
  );
});

test('what passes where any number may wait is told so before anything that takes more', () => {
  const kase = { program: parseText('main: spawn a\na:'), environment: { limit: 1, dice: 0, room: 1 } };
  const edits = editsOf(kase, { shape: shapes[2]!, limits: [1], rooms: [0, 1] });
  expect(edits.map((edit) => describeEdit(edit, kase.program))).toEqual([
    'any number may wait',
    'there is room for 0 to wait',
    'a is not spawned',
  ]);
  expect(edits.map((edit) => applyEdit(kase, edit).environment.room)).toEqual([undefined, 0, 1]);
});

test('what is thrown comes before that it is thrown, before durations, tasks last', () => {
  expect(wordsOf('main: spawn a, spawn b\na: throw\nb: sleep 3', 2)).toEqual([
    'a throws undefined, not an error',
    'a throws null, not an error',
    'a throws false, not an error',
    'a throws 0, not an error',
    'a throws an empty text, not an error',
    'a throws synchronously',
    'a does not throw',
    'the limit is 1',
    'b sleeps 2 ms, not 3',
    'b sleeps 4 ms, not 3',
    'b sleeps 1 ms, not 3',
    'b sleeps 5 ms, not 3',
    'b sleeps 0 ms, not 3',
    'b sleeps 20 ms, not 3',
    'b does not sleep',
    'the limit is 3',
    'a is not spawned',
    'b is not spawned',
  ]);
});

test('no duration is negative', () => {
  expect(wordsOf('main: sleep 0', 1).filter((words) => words.includes('-'))).toEqual([]);
});

function wordsOf(text: string, limit: number): readonly string[] {
  const kase: Case = { program: parseText(text), environment: { limit, dice: 0 } };
  const options = { shape: shapes[2]!, limits: [1, 2, 3] };
  return editsOf(kase, options).map((edit) => describeEdit(edit, kase.program));
}
