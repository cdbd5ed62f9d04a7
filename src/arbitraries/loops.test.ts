import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withLoop } from './loops.ts';
import { fewerRounds } from './shrink/rounds.ts';

const program = parseText('main: spawn a, emit 1\na: sleep 5, throw');

test('one task has a long loop, before its end', () => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = withLoop(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    expect(printProgram(drawn).match(/loop \d+/g)).toHaveLength(1);
    expect(drawn.tasks[1]!.steps.at(-1)).toEqual({ throw: 'error' });
  }
});

test('a loop becomes one of fewer rounds, round numbers all', () => {
  expect(fewerRounds({ loop: 20_000 }).at(-1)).toEqual({ loop: 10_000 });
  expect(fewerRounds({ loop: 100 })).toEqual([{ loop: 1 }, { loop: 10 }]);
  expect(fewerRounds({ loop: 1 })).toEqual([]);
});
