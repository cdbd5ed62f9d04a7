import { expect, test } from 'vitest';
import { Deviation } from '../../program/world.ts';
import { deviationWords } from './deviation-words.ts';

test('a polite world needs no words, another one says how late it was', () => {
  expect(deviationWords(0)).toEqual({});
  expect(deviationWords(8 * 2 + Deviation.late)).toEqual({ late: 2, deviation: 'late' });
});
