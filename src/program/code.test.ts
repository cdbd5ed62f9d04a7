import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './code.ts';
import { legalPrograms } from './programs.fixture.ts';
import { parseText } from './text.ts';
import { spawnTree } from './visibility.ts';

test('compile resolves names to positions, and gives each step its kind', () => {
  const code = compile(
    parseText(
      'main: emit 1, spawn b, join b, yield\na: throw null sync, throw\nb: spawn a, settle a, sleep 2, work 3',
    ),
  );
  expect(code.tasks).toEqual([
    [
      { kind: 'emit', value: 1 },
      { kind: 'spawn', task: 2, options: {} },
      { kind: 'join', task: 2 },
      { kind: 'yield' },
    ],
    [
      { kind: 'throw', thrown: 'null', sync: true },
      { kind: 'throw', thrown: 'error', sync: false },
    ],
    [
      { kind: 'spawn', task: 1, options: {} },
      { kind: 'settle', task: 1 },
      { kind: 'sleep', ms: 2 },
      { kind: 'work', ms: 3 },
    ],
  ]);
});

test('compile knows the parents that the spawn tree knows', () => {
  fc.assert(
    fc.property(legalPrograms, (program) => {
      expect(compile(program).parents).toEqual([...spawnTree(program).parents]);
    }),
  );
});

test('finds the tasks of few and of many by name, and -1 for a name that nobody bears', () => {
  for (const count of [1, 15, 16, 40]) {
    const children = Array.from({ length: count }, (_, i) => ({ name: `t${i}`, steps: [] }));
    const steps = [...children.map(({ name }) => ({ spawn: name })), { join: 'nobody' }];
    const { tasks, parents } = compile({ tasks: [{ name: 'main', steps }, ...children] });
    const numbers = tasks[0]!.map((step) => ('task' in step ? step.task : undefined));
    expect(numbers).toEqual([...children.map((_, i) => i + 1), -1]);
    expect([...parents]).toEqual([-1, ...children.map(() => 0)]);
  }
});

test('compile tells programs that sleep long, in a call that cleans up, too', () => {
  for (const text of ['main: sleep 2000000', 'main: sleep 2000000 {finally 1}'])
    expect(compile(parseText(text)).isLong).toBe(true);
  expect(compile(parseText('main: sleep 1000 {finally 1}')).isLong).toBe(false);
});
