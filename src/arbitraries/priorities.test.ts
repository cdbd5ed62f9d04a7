import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText, printProgram } from '../program/text.ts';
import { Dice } from './dice.ts';
import { withPriorities, withSetPriorities } from './priorities.ts';

test('about half of the spawns have a priority, some of them equal ones, and nothing else changes', () => {
  const program = parseText('main: spawn a, yield, spawn b, spawn c, join a\na:\nb:\nc:');
  const given: (number | undefined)[] = [];
  for (let seed = 0; seed < 200; seed++) {
    const drawn = withPriorities(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    for (const step of drawn.tasks[0]!.steps) if ('spawn' in step) given.push(step.priority);
    const plain = drawn.tasks[0]!.steps.map((step) => ('spawn' in step ? { spawn: step.spawn } : step));
    expect(plain).toEqual(program.tasks[0]!.steps);
  }
  const some = given.filter((priority) => priority !== undefined);
  expect(some.length / given.length).toBeGreaterThan(0.4);
  expect(some.length / given.length).toBeLessThan(0.6);
  expect(new Set(some)).toEqual(new Set([-2, -1, 0, 1, 2, 10]));
});

test('priorities are set anew behind the spawns, often to what they are, and at times while all is held', () => {
  const three = parseText('main: spawn a, spawn b {priority 2}, spawn c, join a\na:\nb:\nc:');
  const shape = { spawn: 'main', joinInside: false, structured: false, pause: true } as const;
  const drawn = Array.from({ length: 100 }, (_, seed) => withSetPriorities(new Dice(seed), three, shape));
  for (const one of drawn) expect(parseProgram(one)).toEqual(one);
  const texts = drawn.map(printProgram);
  const same = /set-priority (b \{priority 2\}|[ac] \{priority 0\})/;
  expect(texts.filter((text) => same.test(text)).length).toBeGreaterThan(30);
  expect(texts.filter((text) => /^main: pause, spawn a/.test(text)).length).toBeGreaterThan(20);
});
