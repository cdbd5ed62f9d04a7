import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { withFailingCleanups } from './ask-failing-cleanups.ts';
import { Dice } from './dice.ts';

test('what tasks have to clean up fails, some of it or all, and nothing else changes', () => {
  const program = parseText('main: cleanup 2, spawn a, join a\na: emit 1, cleanup 0, cleanup 1');
  const failing = new Set<number>();
  for (let seed = 0; seed < 30; seed++) {
    const drawn = withFailingCleanups(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    expect(printProgram(drawn).replaceAll(/ \{throws \w+\}/g, '')).toBe(printProgram(program));
    failing.add(drawn.tasks.flatMap(({ steps }) => steps.filter((step) => 'throws' in step)).length);
  }
  expect([...failing].sort()).toEqual([0, 1, 2, 3]);
});
