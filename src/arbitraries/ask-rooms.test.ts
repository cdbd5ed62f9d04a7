import { expect, test } from 'vitest';
import { canonicalise } from '../program/canonical.ts';
import { parseProgram } from '../program/parse.ts';
import { parseText } from '../program/text.ts';
import { withCrowd } from './ask-rooms.ts';
import { Dice } from './dice.ts';

const program = parseText('main: spawn a, join a\na: emit 1');
const plain = { spawn: 'main', joinInside: false, structured: false } as const;

function drawn(shape: Parameters<typeof withCrowd>[3]) {
  return Array.from({ length: 200 }, (_, seed) =>
    withCrowd(new Dice(seed), program, { limit: 2, dice: 0, room: 1 }, shape),
  );
}

test('the programs are legal, and in canonical form', () => {
  for (const one of drawn({ ...plain, cancel: true, clear: 'joined' })) {
    expect(parseProgram(one)).toEqual(one);
    expect(canonicalise(one)).toEqual(one);
  }
});

test('mostly a crowd comes that takes all slots and all places, and then others', () => {
  const spawns = drawn(plain).map(({ tasks }) => tasks.length - 2);
  expect(spawns.filter((added) => added >= 4).length).toBeGreaterThan(120);
  expect(spawns.filter((added) => added === 0).length).toBeGreaterThan(20);
});

test('between them a slot or a place is given back, in the ways that the scheduler can be asked', () => {
  const kinds = (shape: typeof plain & { cancel?: true; clear?: 'joined' }): Set<string> =>
    new Set(drawn(shape).flatMap(({ tasks }) => tasks[0]!.steps.flatMap((step) => Object.keys(step))));
  expect(kinds(plain)).toEqual(new Set(['spawn', 'join', 'settle', 'sleep']));
  expect(kinds({ ...plain, cancel: true, clear: 'joined' })).toContain('cancel');
  expect(kinds({ ...plain, cancel: true, clear: 'joined' })).toContain('clear');
});
