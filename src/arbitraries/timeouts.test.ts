import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { cases } from './cases.ts';
import { Dice } from './dice.ts';
import { withImpatience } from './timeouts.ts';

const shape = { spawn: 'main', joinInside: false, structured: false } as const;
const sample = (more: object): readonly string[] =>
  fc
    .sample(cases({ shape: { ...shape, ...more }, limits: [1, 2] }), { seed: 1, numRuns: 300 })
    .map(({ program }) => {
      const text = printProgram(program);
      expect(parseText(text)).toEqual(program);
      return text;
    });

test('tasks have timeouts where the scheduler takes them, and are without only where there is a limit for all', () => {
  expect(sample({}).join()).not.toContain('timeout');
  expect(sample({ timeout: 'some' }).join()).toMatch(/\{timeout [1-9]/);
  expect(sample({ timeout: 'some' }).join()).not.toContain('timeout 0');
  expect(sample({ timeout: 'or-none' }).join()).toContain('{timeout 0}');
});

test('waits for locks have timeouts where the scheduler takes them', () => {
  const locks = { spawn: 'nested', joinInside: true, lock: true };
  expect(sample(locks).join()).not.toContain('timeout');
  expect(sample({ ...locks, lockTimeout: true }).join()).toMatch(/acquire k \{timeout [1-9]/);
  expect(sample({ ...locks, weight: true, lockTimeout: true }).join()).toMatch(/acquire k 2 \{timeout [1-9]/);
});

test('one gives up waiting for a lock between who holds it and who waits for it', () => {
  for (const [text, last] of [
    ['main: spawn a, spawn b\na: emit 1\nb:', 'main'],
    ['main: spawn a, spawn b, spawn c\na: emit 1\nb:\nc: throw', 'c'],
  ] as const) {
    const drawn = withImpatience(new Dice(7), parseText(text), { ...shape, lock: true, weight: true });
    expect(parseProgram(drawn)).toEqual(drawn);
    expect(
      drawn.tasks.filter(({ steps }) => steps.some((step) => 'timeout' in step)).map(({ name }) => name),
    ).toEqual(['b']);
    const waits = drawn.tasks.filter(({ steps }) => steps.some((step) => 'acquire' in step));
    expect(waits.map(({ name }) => name).sort()).toEqual(['a', 'b', last].sort());
  }
  const few = parseText('main: spawn a\na:');
  expect(withImpatience(new Dice(7), few, shape)).toEqual(few);
});
