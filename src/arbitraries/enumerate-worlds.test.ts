import { expect, test } from 'vitest';
import { printProgram } from '../program/text.ts';
import { countDeviations, isPolite } from '../program/world.ts';
import { enumerate } from './enumerate.ts';
import { enumerateWorlds } from './enumerate-worlds.ts';
import { caseSize } from './shrink/measure.ts';

const shape = { spawn: 'nested', joinInside: true, structured: false } as const;
const options = { shape, tasks: 3, steps: 3 };
const all = [...enumerateWorlds(options)];

test('every program of the scope comes in the polite world, in its order', () => {
  expect(all.filter(({ environment }) => isPolite(environment))).toEqual([...enumerate(options)]);
});

test('those of one step fewer that sleep come in every world with one deviation, and no others', () => {
  const impolite = all.filter(({ environment }) => !isPolite(environment));
  const asleep = [...enumerate({ ...options, steps: 2 })].filter(({ program }) =>
    printProgram(program).includes('sleep'),
  );
  expect(new Set(impolite.map(({ program }) => printProgram(program)))).toEqual(
    new Set(asleep.map(({ program }) => printProgram(program))),
  );
  expect(impolite.every(({ environment }) => countDeviations(environment) === 1)).toBe(true);
  expect(new Set(impolite.map((kase) => JSON.stringify(kase))).size).toBe(impolite.length);
});

test('as many occasions deviate as there are sleeps, the last one in no way that takes two timers', () => {
  const worlds = (text: string) =>
    all
      .filter(({ program }) => printProgram(program) === text)
      .flatMap(({ environment }) => (environment.world === undefined ? [] : [environment.world.join('')]));
  expect(worlds('main: sleep 1')).toEqual(['3', '4']);
  expect(worlds('main: sleep 1, sleep 2')).toEqual(['1', '2', '3', '4', '5', '03', '04']);
  expect(worlds('main: yield')).toEqual([]);
});

test('the smallest come first, where a deviation counts as one, and of equally large ones the polite ones', () => {
  const sizes = all.map((kase) => 2 * caseSize(kase) + countDeviations(kase.environment));
  expect(sizes).toEqual(sizes.toSorted((x, y) => x - y));
});

test('a scope without steps has no impolite worlds', () => {
  expect([...enumerateWorlds({ shape, tasks: 2, steps: 0 })]).toHaveLength(1);
});
