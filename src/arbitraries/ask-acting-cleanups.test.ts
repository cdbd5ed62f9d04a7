import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText } from '../program/text.ts';
import { withActingCleanups } from './ask-acting-cleanups.ts';
import { Dice } from './dice.ts';

const program = parseText('main: spawn a, spawn b, join a\na: emit 1, throw\nb: sleep 5');
const shape = { spawn: 'nested', joinInside: true, structured: false, cancel: true } as const;

test('tasks have tasks to spawn or to cancel as they clean up, in a legal program', () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 50; seed++) {
    const drawn = withActingCleanups(new Dice(seed), program, shape);
    expect(parseProgram(drawn)).toEqual(drawn);
    const late = drawn.tasks.flatMap(({ steps }) => steps.filter((step) => 'at' in step));
    expect(late.length).toBeGreaterThan(0);
    for (const step of late) kinds.add(Object.keys(step)[0]!);
  }
  expect([...kinds].sort()).toEqual(['cancel', 'spawn']);
});

test.each([
  [{ ...shape, spawn: 'main' } as const, 'cancel'],
  [{ ...shape, cancel: false }, 'spawn'],
])('only what the scheduler can be asked', (narrow, kind) => {
  for (let seed = 0; seed < 20; seed++) {
    const { tasks } = withActingCleanups(new Dice(seed), program, narrow);
    const late = tasks.flatMap(({ steps }) => steps.filter((step) => 'at' in step));
    expect(late.every((step) => kind in step)).toBe(true);
  }
});
