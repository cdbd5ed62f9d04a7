import { expect, test } from 'vitest';
import { hardlyTested } from './hardly.ts';

test('thirty occasions in one program of a hundred are enough', () => {
  expect(hardlyTested({ obligations: 30, occasions: 50 }, 5000)).toBeUndefined();
});

test('fewer occasions, or fewer programs, say little', () => {
  expect(hardlyTested({ obligations: 29, occasions: 20 }, 100)).toBe('29 occasions in 20 of 100 programs');
  expect(hardlyTested({ obligations: 1, occasions: 1 }, 100)).toBe('1 occasion in 1 of 100 programs');
  expect(hardlyTested({ obligations: 300, occasions: 49 }, 5000)).toBe(
    '300 occasions in 49 of 5000 programs',
  );
});
