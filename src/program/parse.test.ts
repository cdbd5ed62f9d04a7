import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expect as foretell } from './oracle.ts';
import { ProgramError, parseProgram } from './parse.ts';
import { legalPrograms, tangledPrograms } from './programs.fixture.ts';

const faultOf = (json: unknown): string => {
  try {
    parseProgram(json);
  } catch (error) {
    if (error instanceof ProgramError) return error.message;
    throw error;
  }
  return 'accepted';
};

const task = (name: string, ...steps: unknown[]): unknown => ({ name, steps });

describe('parseProgram', () => {
  test('returns a legal program as it is, also after a way through JSON', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        expect(parseProgram(program)).toStrictEqual(program);
        expect(parseProgram(JSON.parse(JSON.stringify(program)))).toStrictEqual(program);
      }),
    );
  });

  test('shares nothing with what it was given', () => {
    const steps = [{ emit: 1 }];
    const json = { tasks: [{ name: 'main', steps }] };
    const program = parseProgram(json);
    steps.push({ emit: 2 });
    json.tasks.length = 0;
    expect(program).toEqual({ tasks: [{ name: 'main', steps: [{ emit: 1 }] }] });
  });

  test('gives the empty list of tasks a main task that does nothing', () => {
    expect(parseProgram({ tasks: [] })).toEqual({ tasks: [{ name: 'main', steps: [] }] });
  });

  test('throws a ProgramError and nothing else for any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void faultOf(json)));
    fc.assert(fc.property(fc.record({ tasks: fc.array(fc.anything()) }), (json) => void faultOf(json)));
    const step = fc.dictionary(fc.constantFrom('emit', 'sleep', 'throw', 'sync', '__proto__'), fc.anything());
    fc.assert(fc.property(fc.array(step), (steps) => void faultOf({ tasks: [{ name: 'main', steps }] })));
  });

  test('accepts no program in which a task can wait for ever', () => {
    fc.assert(
      fc.property(tangledPrograms, (json) => {
        const stuck = foretell(json).tasks.some((fate) => fate.outcome === 'stuck');
        if (stuck) expect(faultOf(json)).toContain('Expected');
      }),
    );
  });

  test.each<[string, unknown, string]>([
    ['null', null, 'program: Expected a program, an object with a list of "tasks", but received null'],
    [
      'a list',
      [],
      'program: Expected a program, an object with a list of "tasks", but received an array of 0',
    ],
    [
      'a misspelt key',
      { taks: [] },
      'program: Expected "tasks" as a key but received "taks"; did you mean "tasks"?',
    ],
    ['no tasks', {}, 'tasks: Expected a list of tasks but received nothing'],
    [
      'a number for a task',
      { tasks: [3] },
      'tasks[0]: Expected a task, an object with "name" and "steps", but received 3',
    ],
    [
      'a stray key',
      { tasks: [{ name: 'm', steps: [], step: 1 }] },
      'tasks[0]: Expected "name" or "steps" as a key but received "step"; did you mean "steps"?',
    ],
    ['no name', { tasks: [{ steps: [] }] }, 'tasks[0].name: Expected a name but received nothing'],
    [
      'a name with a blank',
      { tasks: [task('a b')] },
      'tasks[0].name: Expected a letter or "_" and up to 39 more letters, digits, "_" or "-" but received "a b"',
    ],
    [
      'a name twice',
      { tasks: [task('m'), task('m')] },
      'tasks[1].name: Expected a name of its own but received "m", as task 1 is called',
    ],
    ['no steps', { tasks: [{ name: 'm' }] }, 'tasks[0].steps: Expected a list of steps but received nothing'],
    [
      'a step of the wrong type',
      { tasks: [task('m', { emit: 1 }, { sleep: '3' })] },
      'tasks[0].steps[1].sleep: Expected a number of ms from 0 to 10000000000 but received "3"',
    ],
  ])('says what is wrong with %s', (_, json, message) => {
    expect(faultOf(json)).toBe(message);
  });

  test('takes 1,000 tasks and 10,000 steps, and not one more', () => {
    const many = (tasks: number): unknown[] => Array.from({ length: tasks - 1 }, (_, i) => task(`t${i}`));
    const wide = (tasks: number): unknown => {
      const others = many(tasks) as { name: string }[];
      return { tasks: [task('main', ...others.map(({ name }) => ({ spawn: name }))), ...others] };
    };
    expect(faultOf(wide(1_000))).toBe('accepted');
    expect(faultOf(wide(1_001))).toBe('tasks: Expected at most 1000 tasks but received 1001');
    const long = (steps: number): unknown => task('a', ...Array.from({ length: steps }, () => ({ emit: 1 })));
    const spawning = task('main', { spawn: 'a' });
    expect(faultOf({ tasks: [spawning, long(9_999)] })).toBe('accepted');
    expect(faultOf({ tasks: [spawning, long(10_000)] })).toBe(
      'tasks[1].steps: Expected at most 10000 steps in all but received 10001 up to here',
    );
  });

  test('is not impressed by hostile keys, lengths and depths', () => {
    const polluting = JSON.parse('{"tasks":[{"name":"main","steps":[],"__proto__":{"steps":[{"emit":1}]}}]}');
    expect(faultOf(polluting)).toBe('tasks[0]: Expected "name" or "steps" as a key but received "__proto__"');
    const bomb = JSON.parse(`{"tasks":[{"name":"main","steps":${'['.repeat(5_000)}${']'.repeat(5_000)}}]}`);
    expect(faultOf(bomb)).toContain('tasks[0].steps[0]: Expected a step');
    expect(faultOf({ tasks: new Array(1e9) })).toBe(
      'tasks: Expected at most 1000 tasks but received 1000000000',
    );
    const shout = faultOf({ tasks: [{ name: '"'.repeat(1e6), steps: [] }] });
    expect(shout.length).toBeLessThan(200);
    expect(shout.endsWith('\\""…')).toBe(true);
  });
});
