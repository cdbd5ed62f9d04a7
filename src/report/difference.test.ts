import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Difference } from '../harness/difference.ts';
import type { Step } from '../program/program.ts';
import { printProgram } from '../program/text.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { alignColumns, differenceText } from './difference.ts';
import { type Moment, traceOf } from './example.fixture.ts';

const STEPS = { main: [{ spawn: 'a' }, { spawn: 'b' }], a: [{ sleep: 3 }], b: [] };
const SPAWNS: readonly Moment[] = [
  [0, 'main', 'start'],
  [0, 'main', 'spawns', 'a'],
  [0, 'main', 'spawns', 'b'],
  [0, 'main', 'returns'],
];

const queue = traceOf(STEPS, [
  ...SPAWNS,
  [0, 'a', 'start'],
  [0, 'a', 'sleeps', 3],
  [0, '', 'move', 3],
  [3, 'a', 'resumes'],
  [3, 'a', 'returns'],
  [3, 'b', 'start'],
  [3, 'b', 'returns'],
]);
const stack = traceOf(STEPS, [
  ...SPAWNS,
  [0, 'b', 'start'],
  [0, 'b', 'returns'],
  [0, 'a', 'start'],
  [0, 'a', 'sleeps', 3],
  [0, '', 'move', 3],
  [3, 'a', 'resumes'],
  [3, 'a', 'returns'],
]);

test('two runs stand one above the other, on one scale, each marked where they part', () => {
  const text = differenceText(differenceOf(queue, stack, 1, 2));
  expect(`\n${text}\n`).toBe(`
✗ queue and stack differ in order

  With queue a started first.

  main: spawn a, spawn b      limit 1
  a:    sleep 3               3 steps
  b:                          size 6 (from 12, 2 reductions)

  queue
  ms    0==            3=
  main  ■
  a      ■─────────────■
         ▲
  b      ···············■

  stack
  ms    0==            3=
  main  ■
  a      ·■────────────■
  b      ■
         ▲
  · waiting  ─ suspended  ■ ran  ▲ they part here  = same time, in order

  1-minimal: none of its 7 smaller neighbours differs in order
  Again: compare(…, { seed: 1, path: '4:1:0' })
`);
});

test('times that only one run has are on the scale of both', () => {
  const early = { times: [0, 0, 2], of: Int32Array.of(0, 1, 2) };
  const late = { times: [0, 3], of: Int32Array.of(0, 1) };
  const [a, b] = alignColumns(early, late);
  expect(a.times).toEqual([0, 0, 2, 3]);
  expect(b.times).toEqual(a.times);
  expect([...a.of]).toEqual([0, 1, 2]);
  expect([...b.of]).toEqual([0, 3]);
});

test('each run keeps its order on the common scale', () => {
  const times = fc.array(fc.nat(5)).map((all) => all.toSorted((x, y) => x - y));
  fc.assert(
    fc.property(times, times, (one, other) => {
      const columns = [one, other].map((all) => ({ times: all, of: Int32Array.from(all.keys()) }));
      for (const [i, { times, of }] of alignColumns(columns[0]!, columns[1]!).entries()) {
        expect([...of].map((column) => times[column])).toEqual(columns[i]!.times);
        expect(new Set(of).size).toBe(of.length);
        expect(times).toEqual(times.toSorted((x, y) => x - y));
      }
    }),
  );
});

test('however large the program, the block has at most 40 lines, none wider than asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(40), fc.boolean(), (tasks, sleeps, ascii) => {
      const names = Array.from({ length: tasks }, (_, i) => `t${i}`);
      const steps: Record<string, readonly Step[]> = {
        main: names.map((spawn) => ({ spawn })),
        ...Object.fromEntries(
          names.map((name) => [name, Array.from({ length: sleeps }, () => ({ sleep: 1 }))]),
        ),
      };
      const run = (order: readonly string[]): Trace =>
        traceOf(steps, [
          [0, 'main', 'start'],
          ...names.map((name): Moment => [0, 'main', 'spawns', name]),
          [0, 'main', 'returns'],
          ...order.flatMap((name): Moment[] => [
            [0, name, 'start'],
            [0, name, 'returns'],
          ]),
        ]);
      const difference = differenceOf(run(names), run(names.toReversed()), 1, tasks);
      const lines = differenceText(difference, { width: 80, ascii }).split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    }),
  );
});

function differenceOf(a: Trace, b: Trace, taskA: number, taskB: number): Difference {
  const { program } = a;
  const startOf = (trace: Trace, task: number): number =>
    trace.events.kind.findIndex((kind, i) => kind === Kind.start && trace.events.task[i] === task);
  return {
    kind: 'order',
    schedulers: ['queue', 'stack'],
    message: 'With queue a started first.',
    program,
    environment: { limit: 1, dice: 0 },
    text: printProgram(program),
    size: 6,
    a,
    b,
    marks: { a: { task: taskA, event: startOf(a, taskA) }, b: { task: taskB, event: startOf(b, taskB) } },
    seed: 1,
    path: '4:1:0',
    shrinking: { from: 12, taken: 2, tried: 9, minimal: true, neighbours: 7 },
  };
}
