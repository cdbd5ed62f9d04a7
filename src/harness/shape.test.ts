import { expect, test } from 'vitest';
import type { Shape } from '../program/shape.ts';
import type { Claims } from '../trace/claims.ts';
import { limitsOf, meet, meetLimits, shapeOf } from './shape.ts';

const claims: Claims = { scheduler: 'x', form: 'async', supports: new Set(), guarantees: {} };

test('only main spawns, unless nested spawns are supported', () => {
  expect(shapeOf(claims).spawn).toBe('main');
  expect(shapeOf({ ...claims, supports: new Set(['spawn-nested']) }).spawn).toBe('nested');
});

test('pollables are all given at the beginning, unless nested spawns are supported', () => {
  expect(shapeOf({ ...claims, form: 'pollable' }).spawn).toBe('main-first');
  expect(shapeOf({ ...claims, form: 'pollable', supports: new Set(['spawn-nested']) }).spawn).toBe('nested');
});

test('so are those of a scheduler that takes its tasks at once', () => {
  expect(shapeOf({ ...claims, guarantees: { spawn: 'at-once' } }).spawn).toBe('main-first');
  expect(shapeOf({ ...claims, guarantees: { spawn: 'any-time' } }).spawn).toBe('main');
});

test('a lock is given its one slot and no more', () => {
  const limited: Claims = { ...claims, supports: new Set(['limit']) };
  expect(limitsOf(limited)).toEqual([1, 2, 3, 4]);
  expect(limitsOf({ ...limited, guarantees: { slots: 1 } })).toEqual([1]);
});

test('who holds a slot waits for nobody', () => {
  expect(shapeOf(claims).joinInside).toBe(true);
  expect(shapeOf({ ...claims, supports: new Set(['limit']) }).joinInside).toBe(false);
});

test.each([
  [undefined, false],
  ['detached', false],
  ['awaits', true],
  ['cancels', true],
] as const)('under the scope %s tasks settle what they spawned: %s', (scope, structured) => {
  const guarantees = scope === undefined ? {} : { scope };
  expect(shapeOf({ ...claims, guarantees }).structured).toBe(structured);
});

test('a scheduler without limits is given none, others are given the smallest', () => {
  expect(limitsOf(claims)).toEqual([]);
  expect(limitsOf({ ...claims, supports: new Set(['limit']) })).toEqual([1, 2, 3, 4]);
});

test('two shapes meet in the programs that fit both', () => {
  const wide: Shape = { spawn: 'nested', joinInside: true, structured: false };
  const narrow: Shape = { spawn: 'main', joinInside: false, structured: true };
  expect(meet(wide, wide)).toEqual(wide);
  expect(meet(wide, narrow)).toEqual(narrow);
  expect(meet(narrow, wide)).toEqual(narrow);
  expect(meet({ ...wide, spawn: 'main-first' }, narrow).spawn).toBe('main-first');
});

test('what both can be asked is asked; a clear only where they claim the same of what is cleared', () => {
  const calls = { cleanup: true, finally: true, idle: true, results: true, size: 'any' } as const;
  const asked = { ...calls, cancel: true, pause: true, priority: true, setLimit: true } as const;
  const one: Shape = { spawn: 'main', joinInside: false, structured: false, ...asked, clear: 'joined' };
  expect(meet(one, one)).toEqual(one);
  const { clear: _, ...rest } = one;
  expect(meet(one, { ...one, clear: 'unjoined' })).toEqual(rest);
  expect(meet(one, { spawn: 'main', joinInside: false, structured: false })).toEqual({
    spawn: 'main',
    joinInside: false,
    structured: false,
  });
});

test('of two that are asked how many wait, the one by less decides', () => {
  const any: Shape = { spawn: 'main', joinInside: false, structured: false, idle: true, size: 'any' };
  const empty: Shape = { ...any, size: 'empty' };
  expect(meet(any, empty)).toEqual(empty);
  expect(meet(empty, any)).toEqual(empty);
});

test('two that take odd timers are given some, one alone is not', () => {
  const odd: Shape = { spawn: 'main', joinInside: true, structured: false, repeat: true, oddDelays: true };
  const { repeat: _, ...once } = odd;
  expect(meet(odd, odd)).toEqual(odd);
  expect(meet(odd, once)).toEqual(once);
});

test('two that take limits are given the same, one alone is given one that no program reaches', () => {
  const limited: Claims = { ...claims, supports: new Set(['limit']) };
  expect(meetLimits(limited, limited)).toEqual([1, 2, 3, 4]);
  expect(meetLimits(claims, claims)).toEqual([]);
  expect(meetLimits(claims, limited)).toEqual([24]);
});
