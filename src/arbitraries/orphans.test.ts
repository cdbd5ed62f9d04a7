import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { findUnsettled } from '../program/structure.ts';
import { parseText, printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withOrphans } from './orphans.ts';

const program = parseText('main: spawn a, join a\na: spawn b, emit 1, settle b\nb: sleep 5');
const shape = { spawn: 'nested', joinInside: true, structured: true, orphans: true } as const;

test('somebody ends before what it has spawned', () => {
  for (let seed = 0; seed < 30; seed++) {
    const drawn = withOrphans(new Dice(seed), program, shape);
    expect(parseProgram(drawn)).toEqual(drawn);
    expect(findUnsettled(drawn)).toBeDefined();
    expect(printProgram(drawn)).not.toContain('cleanup');
  }
});

test('orphans have something to clean up, where that can be asked', () => {
  const drawn = Array.from({ length: 30 }, (_, seed) =>
    printProgram(withOrphans(new Dice(seed), program, { ...shape, cleanup: true })),
  );
  expect(drawn.filter((text) => text.includes('cleanup')).length).toBeGreaterThan(10);
});

test('where nobody spawns there are none', () => {
  const alone = parseText('main: emit 1');
  expect(withOrphans(new Dice(1), alone, shape)).toEqual(alone);
});
