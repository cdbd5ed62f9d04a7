import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withLoop } from './loops.ts';

const program = parseText('main: spawn a, emit 1\na: sleep 5, throw');

test('one task has a long loop, before its end', () => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = withLoop(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    expect(printProgram(drawn).match(/loop \d+/g)).toHaveLength(1);
    expect(drawn.tasks[1]!.steps.at(-1)).toEqual({ throw: 'error' });
  }
});
