import { expect, test } from 'vitest';
import { checkDeviations } from './deviations.ts';

const fail = (key: string, expected: string): never => {
  throw new Error(`${key}: ${expected}`);
};

test('admits laws with their reasons, and none at all', () => {
  checkDeviations(undefined, fail);
  checkDeviations([{ law: 'completion', reason: 'ticket 7' }], fail);
});

test.each([
  ['none', "deviations: an array of { law: 'its id', reason: 'why' }"],
  [[undefined], 'deviations[0].law: a non-empty string'],
  [[{ law: 'completion', reason: '' }], 'deviations[0].reason: a non-empty string'],
])('refuses %o', (deviations, message) => {
  expect(() => checkDeviations(deviations, fail)).toThrow(message);
});
