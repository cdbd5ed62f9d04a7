import { expect, test } from 'vitest';
import { canonicalise } from '../program/canonical.ts';
import { expect as oracle } from '../program/oracle.ts';
import { parseProgram } from '../program/parse.ts';
import { type Program, type Step, sizeOf } from '../program/program.ts';
import { misfit, type Shape } from '../program/shape.ts';
import { ALPHABET, type EnumerateOptions, enumerate, enumeratePrograms } from './enumerate.ts';

const SHAPES: readonly (readonly [string, Shape])[] = [
  ['free', { spawn: 'nested', joinInside: true, structured: false }],
  ['structured', { spawn: 'nested', joinInside: true, structured: true }],
  ['structured, for main alone', { spawn: 'nested', joinInside: false, structured: true }],
  ['of a limiter', { spawn: 'main', joinInside: false, structured: false }],
  ['given at once', { spawn: 'main-first', joinInside: true, structured: false }],
];

/** Few steps, so that more of them fit: one of each sort that the rules tell apart. */
const FEW: readonly Step[] = [{ emit: 1 }, { sleep: 0 }, { throw: 'error' }, { throw: 'error', sync: true }];

const SCOPES = [
  { tasks: 1, steps: 3, alphabet: ALPHABET },
  { tasks: 2, steps: 3, alphabet: ALPHABET },
  { tasks: 3, steps: 2, alphabet: ALPHABET },
  { tasks: 2, steps: 4, alphabet: FEW },
  { tasks: 3, steps: 3, alphabet: FEW },
];

test.each(SHAPES)('gives all legal programs that are %s, and only these, each once', (_, shape) => {
  for (const scope of SCOPES) {
    const given = [...enumeratePrograms({ ...scope, shape })].map((program) => JSON.stringify(program));
    const wanted = bruteForce({ ...scope, shape }).map((program) => JSON.stringify(program));
    expect(given.length).toBeGreaterThan(10);
    expect(given.sort()).toEqual(wanted.sort());
  }
});

test('the empty program comes first, and sizes never decrease', () => {
  const sizes = [...enumeratePrograms({ shape: SHAPES[0]![1], tasks: 4, steps: 4 })].map(sizeOf);
  expect(sizes[0]).toBe(1);
  expect(sizes).toEqual([...sizes].sort((x, y) => x - y));
  expect(sizes.at(-1)).toBe(8);
});

test('each program comes once under each limit that it could reach, the lowest first', () => {
  const options = { shape: SHAPES[3]![1], tasks: 3, steps: 3 };
  const programs = [...enumeratePrograms(options)];
  const cases = [...enumerate({ ...options, limits: [2, 1] })];
  expect(cases).toEqual(
    programs.flatMap((program) =>
      (program.tasks.length > 2 ? [1, 2] : [1]).map((limit) => ({
        program,
        environment: { limit, dice: 0 },
      })),
    ),
  );
  expect([...enumerate(options)].every(({ environment }) => environment.limit === 0)).toBe(true);
});

test('what it gives is not changed by what comes later', () => {
  const options = { shape: SHAPES[0]![1], tasks: 3, steps: 3 };
  const later = [...enumeratePrograms(options)];
  let i = 0;
  for (const program of enumeratePrograms(options)) expect(program).toEqual(later[i++]);
});

test('a scope that admits no program is refused', () => {
  expect(() => [...enumerate({ shape: SHAPES[0]![1], tasks: 0, steps: 1 })]).toThrow(RangeError);
  expect(() => [...enumerate({ shape: SHAPES[0]![1], tasks: 1, steps: -1 })]).toThrow(RangeError);
  expect(() => [...enumerate({ shape: SHAPES[0]![1], tasks: 1, steps: 1, limits: [0] })]).toThrow(RangeError);
});

/** Writes down all lists of steps over all names, and keeps what the validation and the oracle let pass. */
function bruteForce({ shape, tasks, steps, alphabet = ALPHABET }: EnumerateOptions): Program[] {
  const names = ['main', 'a', 'b', 'c'].slice(0, tasks);
  const words = [
    ...alphabet,
    ...names.slice(1).flatMap((name) => [{ spawn: name }, { join: name }, { settle: name }]),
  ];
  const found: Program[] = [];
  for (let count = 1; count <= tasks; count++) {
    for (let length = 0; length <= steps; length++) {
      for (const text of sequences(words, length)) {
        // Most of them spawn the wrong number of tasks: those need not be cut into tasks at all.
        if (text.filter((step) => 'spawn' in step).length !== count - 1) continue;
        for (const bodies of cuts(text, count)) {
          const program = { tasks: bodies.map((body, task) => ({ name: names[task]!, steps: body })) };
          if (isWanted(program, shape)) found.push(program);
        }
      }
    }
  }
  return found;
}

function isWanted(program: Program, shape: Shape): boolean {
  try {
    parseProgram(program);
  } catch {
    return false;
  }
  if (misfit(program, shape) !== undefined) return false;
  if (JSON.stringify(canonicalise(program)) !== JSON.stringify(program)) return false;
  // Does anything change the result, if only by its place? A program with a dead step is the same without it.
  const ends = oracle(program, 0).tasks.map(({ outcome }) => outcome);
  const fails = (name: string): boolean =>
    ends[program.tasks.findIndex((task) => task.name === name)] === 'threw';
  return program.tasks.every(({ steps }) =>
    steps.every((step, at) => {
      const ending = 'throw' in step || ('join' in step && fails(step.join));
      if (ending && at < steps.length - 1) return false;
      if ('settle' in step && !fails(step.settle)) return false;
      return !('sync' in step) || steps.slice(0, at).every((before) => 'spawn' in before || isPrompt(before));
    }),
  );
}

function isPrompt(step: Step): boolean {
  return 'emit' in step || 'work' in step;
}

function* sequences(words: readonly Step[], length: number): Generator<Step[]> {
  if (length === 0) yield [];
  else for (const rest of sequences(words, length - 1)) for (const word of words) yield [...rest, word];
}

/** All ways to cut a text into so many parts, empty ones included. */
function* cuts(text: readonly Step[], parts: number): Generator<Step[][]> {
  if (parts === 1) yield [[...text]];
  else {
    for (let at = 0; at <= text.length; at++) {
      for (const rest of cuts(text.slice(at), parts - 1)) yield [text.slice(0, at), ...rest];
    }
  }
}
