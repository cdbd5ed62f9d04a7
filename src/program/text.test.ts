import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProgramError, parseProgram } from './parse.ts';
import { THROWN } from './program.ts';
import { legalPrograms } from './programs.fixture.ts';
import { parseText, printProgram } from './text.ts';

const faultOf = (text: string): string => {
  try {
    parseText(text);
  } catch (error) {
    if (error instanceof ProgramError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('text notation', () => {
  test('reads back every program that it prints', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        expect(parseText(printProgram(program))).toStrictEqual(program);
      }),
    );
  });

  test('aligns steps, and leaves nothing after the name of an empty task', () => {
    const text = ['main:   spawn a, spawn worker, join a', 'a:', 'worker: sleep 0.5, emit -1, yield'].join(
      '\n',
    );
    expect(printProgram(parseText(text.replaceAll(/ +/g, ' ')))).toBe(text);
  });

  test('has a word for all that can be thrown', () => {
    for (const thrown of THROWN) {
      for (const step of [{ throw: thrown }, { throw: thrown, sync: true as const }]) {
        const program = { tasks: [{ name: 'main', steps: [step] }] };
        expect(parseText(printProgram(program))).toStrictEqual(program);
      }
    }
    expect(parseText('main: throw sync')).toEqual(
      parseProgram({ tasks: [{ name: 'main', steps: [{ throw: 'error', sync: true }] }] }),
    );
  });

  test('skips blank lines, comments and blanks around words', () => {
    const text = '# two tasks\r\n\r\n  main :spawn  a ,join a # and wait\r\n\ta:\temit 1\r\n#a: emit 2';
    expect(printProgram(parseText(text))).toBe('main: spawn a, join a\na:    emit 1');
    expect(printProgram(parseText('# nothing'))).toBe('main:');
  });

  test.each([
    [
      'main spawn a',
      'line 1: Expected a name and a colon, as in "main: emit 1", but received "main spawn a"',
    ],
    ['main: emit 1,, yield', 'line 1, step 2: Expected a step between the commas but received nothing'],
    [
      'main: spawn a\n\na: emit 1, slep 3',
      'line 3, step 2: Expected a step but received "slep"; did you mean "sleep"?',
    ],
    ['main: yield 3', 'line 1, step 1: Expected nothing after "yield" but also received "3"'],
    ['main: sleep 3 ms', 'line 1, step 1: Expected one word after "sleep" but also received "ms"'],
    [
      'main: throw null sync sync',
      'line 1, step 1: Expected one word after "throw" but also received "sync"',
    ],
    ['main: sleep', 'line 1, step 1: Expected a number of ms from 0 to 10000000000 but received nothing'],
    ['main: sleep 0x10', 'line 1, step 1: Expected a number of ms from 0 to 10000000000 but received "0x10"'],
    ['main: throw up', 'or "empty" but received "up"'],
    ['# none\nmain: spawn a\na b: yield', 'line 3: Expected a letter or "_"'],
    ['main: yield\n# a is an orphan\na: yield', 'line 3: Expected a step that spawns a but no task does'],
    ['main: spawn a, join b\na: yield', 'line 1, step 2: Expected the name of a task but received "b"'],
  ])('says what is wrong with %j, by line and step', (text, message) => {
    expect(faultOf(text)).toContain(message);
  });

  test('throws a ProgramError and nothing else for any text', () => {
    const words = fc.constantFrom(
      'main',
      'a',
      ':',
      ',',
      '\n',
      ' ',
      '#',
      'spawn',
      'sleep',
      '3',
      'throw',
      'sync',
      '__proto__',
    );
    fc.assert(fc.property(fc.array(words), (tokens) => void faultOf(tokens.join(''))));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void faultOf(text)));
  });
});

test('what a task has to clean up is a duration', () => {
  const program = parseText('main: cleanup 2, sleep 1');
  expect(program.tasks[0]!.steps[0]).toEqual({ cleanup: 2 });
  expect(parseText(printProgram(program))).toEqual(program);
  expect(() => parseText('main: cleanup -1')).toThrow('Expected a number of ms from 0 to 1000000000');
});

test('what stands behind a spawn in braces is its priority', () => {
  const program = parseText('main: spawn a {priority 2}, spawn b { priority -1 }\na:\nb:');
  expect(program.tasks[0]!.steps).toEqual([
    { spawn: 'a', priority: 2 },
    { spawn: 'b', priority: -1 },
  ]);
  expect(printProgram(program)).toBe('main: spawn a {priority 2}, spawn b {priority -1}\na:\nb:');
  expect(() => parseText('main: spawn a {priority high}\na:')).toThrow(
    'line 1, step 1: Expected a whole number from -1000 to 1000 but received "high"',
  );
});

test('a sleep in a call that has something to clean up is written with how long that takes', () => {
  const program = parseText('main: sleep 3 {finally 2}');
  expect(program.tasks[0]!.steps).toEqual([{ sleep: 3, finally: 2 }]);
  expect(printProgram(program)).toBe('main: sleep 3 {finally 2}');
  const failing = parseText('main: cleanup 3 {throws empty}');
  expect(failing.tasks[0]!.steps).toEqual([{ cleanup: 3, throws: 'empty' }]);
  expect(printProgram(failing)).toBe('main: cleanup 3 {throws empty}');
});

test('a wait for idle may ask what all tasks came to', () => {
  const program = parseText('main: spawn a, idle results, idle\na: emit 1');
  expect(program.tasks[0]!.steps.slice(1)).toEqual([{ idle: 'results' }, { idle: true }]);
  expect(printProgram(program)).toBe('main: spawn a, idle results, idle\na:    emit 1');
  expect(faultOf('main: idle result')).toContain('Expected true or "results"');
});

test('a task that waits can be given another priority', () => {
  const text = 'main: spawn a, set-priority a {priority -2}\na:';
  const program = parseText(text);
  expect(program.tasks[0]!.steps[1]).toEqual({ 'set-priority': 'a', priority: -2 });
  expect(printProgram(program)).toBe('main: spawn a, set-priority a {priority -2}\na:');
  expect(() => parseText('main: spawn a, set-priority a\na:')).toThrow(/whole number from -1000 to 1000/);
  expect(() => parseText('main: set-priority a {priority 1}, spawn a\na:')).toThrow(
    /a task that main can see/,
  );
});

test('what is to come at cleanup is said so', () => {
  const late = parseText('main: spawn a, cancel a {at cleanup}, spawn b {at cleanup}\na:\nb:');
  expect(late.tasks[0]!.steps).toEqual([
    { spawn: 'a' },
    { cancel: 'a', at: 'cleanup' },
    { spawn: 'b', at: 'cleanup' },
  ]);
  expect(printProgram(late)).toContain('main: spawn a, cancel a {at cleanup}, spawn b {at cleanup}');
});
