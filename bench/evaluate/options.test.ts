import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('thirty seeds, ten thousand programs, a hundred thousand for false alarms are the default', () => {
  expect(readOptions([], 2)).toEqual({
    seeds: 30,
    baselineSeeds: 30,
    cap: 10_000,
    falseAlarms: 100_000,
    only: undefined,
    processes: 2,
  });
});

test('each can be asked for', () => {
  const args = [
    '--seeds',
    '3',
    '--cap',
    '50',
    '--false-alarms',
    '0',
    '--only',
    'limiter',
    '--processes',
    '1',
  ];
  expect(readOptions(args, 2)).toEqual({
    seeds: 3,
    baselineSeeds: 3,
    cap: 50,
    falseAlarms: 0,
    only: 'limiter',
    processes: 1,
  });
});

test('the baselines have as many seeds, unless fewer are asked for', () => {
  expect(readOptions(['--baseline-seeds', '10'], 2)).toMatchObject({ seeds: 30, baselineSeeds: 10 });
  expect(readOptions(['--baseline-seeds', '10', '--seeds', '5'], 2)).toMatchObject({ baselineSeeds: 5 });
});

test('what cannot be meant is named', () => {
  expect(() => readOptions(['--seeds', 'many'], 2)).toThrow('--seeds: expected a whole number of 1 or more');
  expect(() => readOptions(['--seeds'], 2)).toThrow('received undefined');
  expect(() => readOptions(['--speed', '3'], 2)).toThrow('--speed: expected one of --seeds');
});
