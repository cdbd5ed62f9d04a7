import { expect, test } from 'vitest';
import { checkGuarantees } from './guarantees.ts';

const fail = (key: string, expected: string): never => {
  throw new Error(`${key}: ${expected}`);
};

test('admits what is left out, and what laws can read', () => {
  checkGuarantees(undefined, fail);
  checkGuarantees({ order: 'fifo', resolution: 0, slots: 1, spawn: 'at-once', bypass: undefined }, fail);
});

test.each([
  [null, 'guarantees: an object'],
  [{ fair: true }, "guarantees.fair: one of the keys 'order'"],
  [{ spawn: 'never' }, "guarantees.spawn: 'any-time', 'at-once'"],
  [{ slots: 0 }, 'guarantees.slots: a number of at least 1'],
  [{ deadlock: true }, "guarantees.deadlock: 'throws'"],
  [{ workConserving: 1 }, 'guarantees.workConserving: a boolean'],
])('refuses %o', (guarantees, message) => {
  expect(() => checkGuarantees(guarantees, fail)).toThrow(message);
});
