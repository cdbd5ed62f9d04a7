import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AdapterError, checkDefinition, checkPrimitives, show } from './validation.ts';

const create = () => ({ spawn: () => undefined });

test.each([
  [null, "defineScheduler: expected an object with 'name', 'form'", 'received null'],
  [{ form: 'async', create }, 'defineScheduler: name: expected a non-empty string', 'received undefined'],
  [{ name: '', form: 'async', create }, 'defineScheduler: name:', 'received ""'],
  [{ name: 'q', form: 'fiber', create }, "scheduler 'q': form: expected 'async', 'coroutine'", '"fiber"'],
  [{ name: 'q', form: 'async' }, "scheduler 'q': create: expected a function", 'received undefined'],
  [{ name: 'q', form: 'async', create, limt: 1 }, "scheduler 'q': limt: expected one of the keys", '"limt"'],
  [{ name: 'q', form: 'async', create, supports: 'limit' }, "'q': supports: expected an array of", '"limit"'],
  [{ name: 'q', form: 'async', create, supports: ['lmit'] }, "'q': supports[0]: expected 'limit'", '"lmit"'],
  [{ name: 'q', form: 'async', create, guarantees: 3 }, "'q': guarantees: expected an object", 'received 3'],
  [
    { name: 'q', form: 'async', create, guarantees: { ordr: 1 } },
    "'q': guarantees.ordr: expected one",
    '"ordr"',
  ],
  [
    { name: 'q', form: 'async', create, guarantees: { order: 'fast' } },
    "guarantees.order: expected 'fifo', 'priority', 'lifo', 'any'",
    '"fast"',
  ],
  [
    { name: 'q', form: 'async', create, guarantees: { bypass: -1 } },
    'guarantees.bypass: expected a number of at least 0',
    'received -1',
  ],
  [
    { name: 'q', form: 'async', create, deviations: [{ law: 'completion' }] },
    'deviations[0].reason: expected a non-empty string',
    'received undefined',
  ],
  [
    { name: 'q', form: 'async', create, guarantees: { slots: 0 } },
    'guarantees.slots: expected a number of at least 1',
    'received 0',
  ],
])('refuses the definition %o', (definition, expected, received) => {
  expect(errorOf(() => checkDefinition(definition))).toContain(expected);
  expect(errorOf(() => checkDefinition(definition))).toContain(received);
});

test('admits a definition with all its keys, and one with the least', () => {
  checkDefinition({ name: 'q', form: 'callback', create });
  checkDefinition({
    name: 'q',
    form: 'async',
    create,
    supports: ['limit', 'spawn-nested'],
    guarantees: {
      order: 'fifo',
      bypass: 1,
      scope: 'awaits',
      resolution: 0.5,
      workConserving: true,
      sleep: 'holds',
      spawn: 'at-once',
      slots: 1,
      cleared: 'rejects',
    },
    deviations: [{ law: 'completion', reason: 'ticket 7' }],
  });
});

test.each([
  ['async', undefined, "scheduler 'q': create: expected an object with 'spawn' but received undefined"],
  ['async', { spwn: create }, "create() → spwn: expected one of the keys 'spawn', 'sleep'"],
  ['async', {}, "create() → spawn: expected a function (form 'async' needs it) but received undefined"],
  ['async', { spawn: 1 }, 'create() → spawn: expected a function'],
  ['async', { spawn: create, sleep: 'no' }, 'create() → sleep: expected a function'],
  ['coroutine', { run: create, spawn: create, join: create }, 'create() → sleep: expected a function'],
  ['pollable', { poll: create }, "create() → poll: expected one of the keys 'run', 'spawn'"],
  ['callback', { setTimer: create, advance: create }, 'create() → now: expected a function'],
] as const)('refuses the %s primitives %o', (form, primitives, message) => {
  expect(errorOf(() => checkPrimitives('q', form, primitives))).toContain(message);
});

test('what is supported needs its primitive, and a primitive its word', () => {
  const all = { run: create, spawn: create, join: create, sleep: create };
  const check = (form: 'coroutine' | 'callback', given: object, ...supports: ('cancel' | 'idle')[]) =>
    errorOf(() => checkPrimitives('q', form, given, new Set(supports)));
  expect(check('coroutine', all, 'cancel')).toContain(
    "create() → cancel: expected a function (supports 'cancel' needs it)",
  );
  expect(check('coroutine', { ...all, idle: create })).toContain(
    "create() → idle: expected nothing, or 'idle' in supports",
  );
  expect(check('coroutine', { ...all, cancel: create, idle: create }, 'cancel', 'idle')).toBe('no error');
  expect(check('callback', { setTimer: create }, 'cancel')).toContain(
    'create() → clearTimer: expected a function',
  );
  expect(check('callback', { setTimer: create, clearTimer: create })).toBe('no error');
  expect(
    errorOf(() => checkDefinition({ name: 'q', form: 'pollable', create, supports: ['idle'] })),
  ).toContain("supports[0]: expected what form 'pollable' has a primitive for");
  expect(
    errorOf(() => checkDefinition({ name: 'q', form: 'async', create, supports: ['cleanup'] })),
  ).toContain("supports[0]: expected form 'coroutine' with it");
  expect(errorOf(() => checkDefinition({ name: 'q', form: 'async', create, supports: ['pause'] }))).toContain(
    "supports[0]: expected 'limit' beside what is about waiting for a slot, or 'rate' but received \"pause\"",
  );
  expect(
    errorOf(() =>
      checkPrimitives('q', 'async', { spawn: create, pause: create }, new Set(['limit', 'pause'])),
    ),
  ).toContain("create() → resume: expected a function (supports 'pause' needs it)");
});

test('fails with an AdapterError, and nothing else, whatever it is given', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({ name: fc.string({ minLength: 1 }), form: fc.anything() }),
  );
  fc.assert(
    fc.property(anything, (value) => {
      expect(errorOf(() => checkDefinition(value))).toMatch(/expected .* but received /s);
    }),
  );
});

test('shows a value in a few words, without running its code', () => {
  const hostile = { toString: () => expect.fail('ran'), toJSON: () => expect.fail('ran') };
  expect([hostile, [1], null, () => 1, 'a', 'x'.repeat(99), 1n, Number.NaN].map(show)).toEqual([
    'an object',
    'an array',
    'null',
    'a function',
    '"a"',
    `"${'x'.repeat(39)}…"`,
    '1',
    'NaN',
  ]);
});

function errorOf(body: () => void): string {
  try {
    body();
  } catch (error) {
    expect(error).toBeInstanceOf(AdapterError);
    return (error as AdapterError).message;
  }
  return 'no error';
}
