import { describe, expect, test } from 'vitest';
import type { Program, Step } from './program.ts';
import { findFault } from './references.ts';
import { parseText } from './text.ts';

const program = (tasks: Record<string, readonly Step[]>): Program => ({
  tasks: Object.entries(tasks).map(([name, steps]) => ({ name, steps })),
});

/** A chain in which main spawns t1, t1 spawns t2, and so on. */
const chain = (depth: number): Program => ({
  tasks: Array.from({ length: depth + 1 }, (_, i) => ({
    name: i === 0 ? 'main' : `t${i}`,
    steps: i === depth ? [] : [{ spawn: `t${i + 1}` }],
  })),
});

describe('findFault', () => {
  test('finds none where tasks wait for children, for their own and for those of tasks above them', () => {
    const legal = program({
      main: [{ spawn: 'a' }, { spawn: 'b' }, { join: 'a' }, { settle: 'a' }],
      a: [],
      b: [{ join: 'a' }, { spawn: 'c' }, { join: 'c' }],
      c: [{ settle: 'a' }],
    });
    expect(findFault(legal)).toBeUndefined();
  });

  test.each<[string, Record<string, readonly Step[]>, object, string]>([
    [
      'a join of nobody',
      { main: [{ emit: 1 }, { join: 'a' }] },
      { task: 0, step: 1, key: 'join' },
      'received "a"',
    ],
    [
      'a misspelt spawn',
      { main: [{ spawn: 'wroker' }], worker: [] },
      { task: 0, step: 0, key: 'spawn' },
      'did you mean "worker"?',
    ],
    [
      'a task spawned twice',
      { main: [{ spawn: 'a' }, { spawn: 'b' }], a: [{ spawn: 'b' }], b: [] },
      { task: 1, step: 0, key: 'spawn' },
      'b is also spawned by main',
    ],
    [
      'a task spawned by nobody',
      { main: [], a: [] },
      { task: 1 },
      'Expected a step that spawns a but no task does',
    ],
    [
      'a spawn of main',
      { main: [{ spawn: 'a' }], a: [{ spawn: 'main' }] },
      { task: 1, step: 0, key: 'spawn' },
      'Expected a task other than the main task but received "main"',
    ],
    [
      'a spawn of itself',
      { main: [], a: [{ spawn: 'a' }] },
      { task: 1, step: 0, key: 'spawn' },
      'received a cycle: a, spawned by a',
    ],
    [
      'a cycle of spawns',
      { main: [], a: [{ spawn: 'b' }], b: [{ spawn: 'c' }, { spawn: 'a' }], c: [] },
      { task: 1, step: 0, key: 'spawn' },
      'b, spawned by a, spawned by b',
    ],
    ['a join of itself', { main: [{ join: 'main' }] }, { task: 0, step: 0, key: 'join' }, 'main itself'],
    [
      'a join of an ancestor',
      { main: [{ spawn: 'a' }], a: [{ spawn: 'b' }], b: [{ settle: 'a' }] },
      { task: 2, step: 0, key: 'settle' },
      'a, which is above it',
    ],
    [
      'a join before the spawn',
      { main: [{ join: 'a' }, { spawn: 'a' }], a: [] },
      { task: 0, step: 0, key: 'join' },
      'a, which is spawned later',
    ],
    [
      'cyclic joins',
      { main: [{ spawn: 'a' }, { spawn: 'b' }], a: [{ join: 'b' }], b: [{ join: 'a' }] },
      { task: 1, step: 0, key: 'join' },
      'b, which is spawned later',
    ],
    [
      'a join of a grandchild',
      { main: [{ spawn: 'a' }, { join: 'b' }], a: [{ spawn: 'b' }], b: [] },
      { task: 0, step: 1, key: 'join' },
      'b, which a spawns for itself',
    ],
  ])('finds %s', (_, tasks, place, reason) => {
    const fault = findFault(program(tasks));
    expect(fault?.place).toEqual(place);
    expect(fault?.reason).toContain(reason);
  });

  test('takes 100 levels of spawns and not 101', () => {
    expect(findFault(chain(100))).toBeUndefined();
    expect(findFault(chain(101))).toEqual({
      place: { task: 100, step: 0, key: 'spawn' },
      reason: 'Expected at most 100 levels of spawns but received one more',
    });
  });

  test('names a long cycle in short', () => {
    const { tasks } = chain(9);
    const last = { name: 't9', steps: [{ spawn: 't1' }] };
    const cyclic = { tasks: [{ name: 'main', steps: [] }, ...tasks.slice(1, 9), last] };
    expect(findFault(cyclic)?.reason).toMatch(/cycle: (t\d, spawned by ){4}…, spawned by t\d$/);
  });
});

test('a task may cancel itself, but main may not', () => {
  const a = { name: 'a', steps: [{ cancel: 'a' }] };
  expect(findFault({ tasks: [{ name: 'main', steps: [{ spawn: 'a' }] }, a] })).toBeUndefined();
  expect(findFault({ tasks: [{ name: 'main', steps: [{ cancel: 'main' }] }] })?.reason).toContain(
    'main itself',
  );
});

test('nobody can name a task that is spawned at cleanup, and no task can cancel itself there', () => {
  expect(() => parseText('main: spawn a {at cleanup}, join a\na:')).toThrow(
    'a, which is an arm, or spawned as its parent cleans up',
  );
  expect(() => parseText('main: spawn a\na: cancel a {at cleanup}')).toThrow('a itself');
  expect(parseText('main: spawn a, cancel a {at cleanup}\na:').tasks).toHaveLength(2);
});
