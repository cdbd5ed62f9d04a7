import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import type { Shape } from '../program/shape.ts';
import { parseText } from '../program/text.ts';
import { withLooks, withWatches } from './ask-watches.ts';
import { Dice } from './dice.ts';

const PROGRAM = parseText('main: spawn a, spawn b, throw\na: emit 1\nb: sleep 5');

function stepsOver(add: (random: Dice) => typeof PROGRAM) {
  return Array.from({ length: 40 }, (_, seed) => {
    const drawn = add(new Dice(seed));
    expect(parseProgram(drawn)).toEqual(drawn);
    return drawn.tasks.map(({ steps }) => steps);
  });
}

test.each([
  [undefined, [undefined]],
  ['empty', [undefined, 1]],
  ['any', [undefined, 1, 2, 3]],
] as const)('asks to be told of what the scheduler tells of, where size is %s', (size, expected) => {
  const shape = (size === undefined ? {} : { size }) as Shape;
  const drawn = stepsOver((random) => withWatches(random, PROGRAM, shape));
  const belows = new Set(drawn.flat(2).flatMap((step) => ('watch' in step ? [step.below] : [])));
  expect([...belows].sort()).toEqual([...expected].sort());
});

test('some ask twice at one place, some tasks other than main ask, and nobody does behind its end', () => {
  const drawn = stepsOver((random) => withWatches(random, PROGRAM, { size: 'any' } as Shape));
  const isTwice = drawn.some(([main]) => main!.some((step, i) => 'watch' in step && step === main![i + 1]));
  expect(isTwice).toBe(true);
  expect(drawn.some(([, a]) => a!.some((step) => 'watch' in step))).toBe(true);
  expect(drawn.every(([main]) => 'throw' in main!.at(-1)!)).toBe(true);
});

test('everybody may look at what the scheduler says of itself', () => {
  const drawn = stepsOver((random) => withLooks(random, PROGRAM));
  for (const task of [0, 1, 2])
    expect(drawn.some((bodies) => bodies[task]!.some((step) => 'look' in step))).toBe(true);
});
