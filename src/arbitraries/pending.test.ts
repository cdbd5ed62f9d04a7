import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withPendingInputs } from './pending.ts';

const program = parseText('main: spawn a {priority 2}, spawn b, join a\na: throw\nb: emit 1');
const drawn = Array.from({ length: 60 }, (_, seed) => withPendingInputs(new Dice(seed), program));

test('some tasks are given as promises, and all else stays as it is', () => {
  const delays = new Set<number | undefined>();
  for (const one of drawn) {
    expect(parseProgram(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(parseText(printProgram(one))).toEqual(one);
    expect(
      printProgram(one)
        .replace(/ after \d+|\{after \d+\}/g, '')
        .replace(/ ,/g, ','),
    ).toBe(printProgram(program));
    for (const step of one.tasks[0]!.steps) if ('spawn' in step) delays.add(step.after);
  }
  expect(delays).toEqual(new Set([undefined, 0, 1, 2, 3, 5]));
});
