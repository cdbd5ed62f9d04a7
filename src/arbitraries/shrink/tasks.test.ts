import { describe, expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { prune } from './mend.ts';
import { bridge, drop, withoutTasks } from './tasks.ts';

const program = parseText(`
  main: spawn a, spawn b, join b, settle a
  a:    spawn c, join c, emit 1
  b:    join a, sleep 2
  c:    yield`);

describe('a task that is deleted', () => {
  test('takes what refers to it and what it spawned along', () => {
    expect(printProgram(prune(drop(program, new Set(['a'])))).trim()).toBe(
      'main: spawn b, join b\nb:    sleep 2',
    );
  });

  test('leaves its children to its parent and its awaited tasks to who waited for it, when bridged', () => {
    expect(prune(bridge(program, new Set(['a'])))).toEqual(
      prune(parseText('main: spawn c, spawn b, join b, settle c\nb: join c, sleep 2\nc: yield')),
    );
  });
});

test('bridging a chain of tasks keeps its two ends in order', () => {
  const chain = parseText('main: spawn a, spawn b, spawn c, join c\na: sleep 1\nb: join a\nc: join b');
  expect(bridge(chain, new Set(['b', 'c'])).tasks[0]!.steps).toEqual([{ spawn: 'a' }, { join: 'a' }]);
});

test('chunks of tasks come largest first, single tasks last', () => {
  const sizes = [...withoutTasks(program)].map((draft) => prune(draft).tasks.length);
  expect(sizes[0]).toBe(1);
  expect(sizes.at(-1)).toBe(3);
});
