import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { isHalted, isOwn } from '../program/self-cancel.ts';
import { parseText } from '../program/text.ts';
import { withSelfCancel } from './ask-self.ts';
import { Dice } from './dice.ts';

test('one task, never main, cancels itself and waits behind that', () => {
  const program = parseText('main: spawn a, spawn b, join a\na: emit 1, throw\nb: sleep 5');
  for (let seed = 0; seed < 30; seed++) {
    const drawn = withSelfCancel(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    const own = drawn.tasks.map(({ name, steps }) => steps.filter((step) => isOwn(step, name)).length);
    expect(own[0]).toBe(0);
    expect(own[1]! + own[2]!).toBe(1);
    expect(drawn.tasks.every(isHalted)).toBe(true);
  }
});
