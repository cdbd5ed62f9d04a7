import { expect, test } from 'vitest';
import type { Environment } from '../../program/case.ts';
import { parseText, printProgram } from '../../program/text.ts';
import { isPolite } from '../../program/world.ts';
import { boundsOf } from '../options.ts';
import { neighbours } from '../shrink.ts';
import { workInstead } from './busy.ts';
import { isLess, measure } from './measure.ts';
import { prune } from './mend.ts';

const shape = { spawn: 'nested', joinInside: true, structured: false } as const;
const program = parseText('main: spawn a, sleep 1\na: throw');

function drafts(environment: Environment, hog = true): string[] {
  const all = [...workInstead({ program, environment }, boundsOf({ shape, hog }))];
  expect(all.every((one) => isPolite(one.environment))).toBe(true);
  return all.map((one) => printProgram(prune(one.program)));
}

test('instead of a late clock a task works, wherever it still runs', () => {
  const texts = drafts({ limit: 0, dice: 0, world: [0, 4] });
  expect(texts).toContain(printProgram(parseText('main: spawn a, work 2, sleep 1\na: throw')));
  expect(texts).toContain(printProgram(parseText('main: spawn a, sleep 1\na: work 1, throw')));
  expect(texts).toHaveLength(8);
});

test('work is no substitute for another order of timers, or where nobody may hold the processor', () => {
  expect(drafts({ limit: 0, dice: 0, world: [1, 2] })).toEqual([]);
  expect(drafts({ limit: 0, dice: 0, world: [4] }, false)).toEqual([]);
});

test('a polite case of the same size is smaller, and shrinking tries it', () => {
  const late = { program, environment: { limit: 0, dice: 0, world: [4] } };
  const busy = [...neighbours(late, { shape })].filter(
    (one) => isPolite(one.environment) && printProgram(one.program).includes('work'),
  );
  expect(busy.length).toBeGreaterThan(4);
  for (const one of busy) expect(isLess(measure(one), measure(late))).toBe(true);
});
