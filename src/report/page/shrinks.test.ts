import { expect, test } from 'vitest';
import { leak } from '../example.fixture.ts';
import { shrinksOf } from './shrinks.ts';

const { program, environment, trace, violation } = leak;

test('programs that read the same are one, and what was not shrunk has no history', () => {
  const larger = { tasks: [...program.tasks, { name: 'd', steps: [] }] };
  const history = [
    { program: larger, environment },
    { program: larger, environment: { ...environment, dice: 3 } },
    leak,
  ];
  expect(shrinksOf(history, ['q']).map(({ note }) => note)).toEqual(['size 11, limit 2', 'size 10, limit 2']);
  expect(shrinksOf([leak], ['q'])).toEqual([]);
});

test('a reduction has its run without words, and one of a comparison both, on common columns', () => {
  const [one] = shrinksOf(
    [
      { ...leak, runs: [{ trace, violation }] },
      { ...leak, environment: { limit: 1, dice: 0 } },
    ],
    ['q'],
  );
  expect(one!.names).toEqual(['main', 'a', 'b', 'c']);
  expect(one!.runs![0]!.events).toHaveLength(trace.events.length);
  expect(one!.runs![0]!.events.every(([, , , , , words]) => words === '')).toBe(true);
  expect(one!.runs![0]).toMatchObject({ about: violation.task, to: 30 });
  const both = [{ trace }, { trace }];
  const [two] = shrinksOf(
    [
      { ...leak, runs: both },
      { ...leak, environment: { limit: 1, dice: 0 } },
    ],
    ['p', 'q'],
  );
  expect(two!.runs!.map(({ name }) => name)).toEqual(['p', 'q']);
});
