import { expect, test } from 'vitest';
import { fewerRounds } from './rounds.ts';

test('a loop becomes one of fewer rounds, round numbers all', () => {
  expect(fewerRounds({ loop: 20_000 }).at(-1)).toEqual({ loop: 10_000 });
  expect(fewerRounds({ loop: 100 })).toEqual([{ loop: 1 }, { loop: 10 }]);
  expect(fewerRounds({ loop: 1 })).toEqual([]);
});
