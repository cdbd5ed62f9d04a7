import { expect, test } from 'vitest';
import type { Program } from '../../program/program.ts';
import { parseText, printProgram } from '../../program/text.ts';
import { hoistSpawns, hoistSteps, sinkSpawns } from './hoist.ts';
import { prune } from './mend.ts';
import type { Draft } from './rewrite.ts';

const program = parseText('main: spawn a, yield, join a\na: spawn b, sleep 3\nb: emit 1');

test("a parent does its child's steps where it spawned the child, or where it waited for it", () => {
  const texts = textsOf(hoistSteps(program));
  expect(texts).toContain(text('main: spawn b, sleep 3, yield\nb: emit 1'));
  expect(texts).toContain(text('main: yield, spawn b, sleep 3\nb: emit 1'));
});

test('a sibling does the steps of the one spawned after it, and is waited for instead', () => {
  const siblings = parseText('main: spawn a, spawn b, join b\na: sleep 1\nb: sleep 2');
  expect(textsOf(hoistSteps(siblings))).toContain(text('main: spawn a, join a\na: sleep 1, sleep 2'));
});

test('a grandchild is spawned by main, before or after the child', () => {
  expect(textsOf(hoistSpawns(program))).toEqual([
    text('main: spawn b, spawn a, yield, join a\nb: emit 1\na: sleep 3'),
    text('main: spawn a, spawn b, yield, join a\na: sleep 3\nb: emit 1'),
  ]);
});

test('who waits for a sibling spawns it, and its error still reaches main', () => {
  const awaiting = parseText('main: spawn a, spawn b, settle b, join a\na: throw\nb: join a');
  expect(textsOf(sinkSpawns(awaiting))).toEqual([
    text('main: spawn b, settle b\nb: spawn a, join a\na: throw'),
    text('main: spawn b, join b\nb: spawn a, join a\na: throw'),
  ]);
});

function textsOf(drafts: Iterable<Draft>): string[] {
  return [...drafts].map((draft) => printProgram(prune(draft)));
}

function text(notation: string): string {
  const parsed: Program = parseText(notation);
  return printProgram(parsed);
}
