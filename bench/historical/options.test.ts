import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without arguments all rows are searched with five seeds', () => {
  expect(readOptions([], 2)).toEqual({ seeds: 5, only: undefined, processes: 2, newest: false, keep: false });
});

test('each option is read', () => {
  const args = ['--seeds', '1', '--only', 'fastq,p-queue', '--processes', '3', '--newest', '--keep'];
  expect(readOptions(args, 2)).toEqual({
    seeds: 1,
    only: ['fastq', 'p-queue'],
    processes: 3,
    newest: true,
    keep: true,
  });
});

test.each([
  [['--seeds', '0'], '--seeds: expected a whole number of at least 1 but received 0'],
  [['--processes'], '--processes: expected a whole number of at least 1 but received nothing'],
  [['--only'], '--only: expected parts of ids'],
  [['--all'], '--all: expected one of --seeds'],
])('refuses %j', (args, reason) => {
  expect(() => readOptions(args, 2)).toThrow(reason);
});
