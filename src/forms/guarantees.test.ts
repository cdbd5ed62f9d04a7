import { expect, test } from 'vitest';
import { checkGuarantees, checkTimeLimit } from './guarantees.ts';

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

test('a time limit goes with promises of tasks that end by themselves', () => {
  checkTimeLimit({ timeLimit: 3 }, ['limit', 'timeout', 'lock'], 'async', fail);
  checkTimeLimit({ scope: 'cancels' }, ['channel'], 'coroutine', fail);
});

test.each([
  [{ timeLimit: 3 }, [], 'coroutine', "guarantees.timeLimit: form 'async' with it, not 'coroutine'"],
  [{ timeLimit: 3 }, [], 'callback', "guarantees.timeLimit: form 'async' with it, not 'callback'"],
  [{ timeLimit: 3 }, ['channel'], 'async', "guarantees.timeLimit: no 'channel' in supports beside it"],
  [{ timeLimit: 3, scope: 'cancels' }, [], 'async', "guarantees.timeLimit: scope 'detached' beside it"],
] as const)('refuses %o beside %o in form %s', (guarantees, supports, form, message) => {
  expect(() => checkTimeLimit(guarantees, supports, form, fail)).toThrow(message);
});
