import { expect, test } from 'vitest';
import type { Rate } from '../../program/case.ts';
import { parseText, printProgram } from '../../program/text.ts';
import { boundsOf } from '../options.ts';
import { fewerWindows, shorterWindows } from './rates.ts';

const rates: readonly Rate[] = [2, 5, 10].map((per) => ({ cap: 2, per }));
const bounds = boundsOf({ shape: { spawn: 'main', joinInside: false, structured: false }, rates });
const program = parseText('main: spawn a, spawn b, sleep 11, spawn c\na:\nb:\nc:');

test('a sleep gets shorter by a window, and what starts in one goes', () => {
  const cases = [...fewerWindows({ program, environment: { limit: 0, dice: 0, rate: rates[2]! } }, bounds)];
  expect(cases.map((one) => printProgram(one.program).split('\n')[0])).toEqual([
    'main: sleep 1, spawn c',
    'main: spawn a, sleep 1',
  ]);
});

test('windows get shorter, and sleeps with them', () => {
  const cases = [...shorterWindows({ program, environment: { limit: 0, dice: 0, rate: rates[1]! } }, bounds)];
  expect(cases.map(({ environment }) => environment.rate)).toEqual([rates[0], rates[0], rates[0]]);
  expect(cases.map((one) => /sleep \d+/.exec(printProgram(one.program))![0])).toEqual([
    'sleep 4',
    'sleep 5',
    'sleep 8',
  ]);
});

test('without a rate there is nothing to do', () => {
  expect([...fewerWindows({ program, environment: { limit: 0, dice: 0 } }, bounds)]).toEqual([]);
  expect([...shorterWindows({ program, environment: { limit: 0, dice: 0 } }, bounds)]).toEqual([]);
});
