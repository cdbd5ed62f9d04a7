import { expect, test } from 'vitest';
import { readStep } from './step.ts';

test('a sleep may be by a repeating timer, and its delay be spelt oddly', () => {
  for (const step of [
    { sleep: 5, times: 3 },
    { sleep: 5, as: 'text' },
    { sleep: 0, times: 2, as: 'nan' },
    { sleep: 0, as: 'negative' },
  ]) {
    expect(readStep(step)).toEqual({ step });
  }
});

test.each([
  [{ sleep: 5, times: 0 }, 'times', 'Expected a whole number from 1 to 1000 but received 0'],
  [
    { sleep: 5, as: 'nan' },
    'as',
    'Expected "text", "nan" or "negative", and of a "sleep" that is not 0 "text", but received "nan"',
  ],
  [
    { sleep: 0, as: 'roman' },
    'as',
    'Expected "text", "nan" or "negative", and of a "sleep" that is not 0 "text", but received "roman"',
  ],
  [{ work: 5, times: 2 }, 'times', 'Expected "times" on a "sleep" only but received it on a "work"'],
  [{ yield: true, as: 'text' }, 'as', 'Expected "as" on a "sleep" only but received it on a "yield"'],
])('%j is refused', (json, key, reason) => {
  expect(readStep(json)).toEqual({ key, reason });
});

test('a sleep may be in a call that has something to clean up, and is then by no odd timer', () => {
  expect(readStep({ sleep: 5, finally: 2 })).toEqual({ step: { sleep: 5, finally: 2 } });
  for (const json of [
    { sleep: 5, finally: -1 },
    { sleep: 5, finally: 1, times: 2 },
    { sleep: 5, finally: 1, as: 'text' },
  ]) {
    expect(readStep(json)).toMatchObject({
      key: 'finally',
      reason: expect.stringContaining('no "times" or "as" beside it'),
    });
  }
});

test('a wait for idle may be for a short queue, and is then told nothing of the tasks', () => {
  expect(readStep({ idle: true, below: 2 })).toEqual({ step: { idle: true, below: 2 } });
  for (const json of [
    { idle: true, below: 0 },
    { idle: true, below: 1.5 },
    { idle: 'results', below: 1 },
  ]) {
    expect(readStep(json)).toMatchObject({
      key: 'below',
      reason: expect.stringContaining('a whole number from 1 to 1000, and an "idle" that is true,'),
    });
  }
});

test('a cleanup may fail, with what a task can throw', () => {
  expect(readStep({ cleanup: 2, throws: 'null' })).toEqual({ step: { cleanup: 2, throws: 'null' } });
  expect(readStep({ cleanup: 2, throws: true })).toMatchObject({
    key: 'throws',
    reason: expect.stringContaining('or no "throws" at all, but received true'),
  });
  expect(readStep({ sleep: 2, throws: 'null' })).toMatchObject({
    key: 'throws',
    reason: 'Expected "throws" on a "cleanup" only but received it on a "sleep"',
  });
});

test('a spawn or a cancel may wait until the task cleans up, alone', () => {
  expect(readStep({ spawn: 'a', at: 'cleanup' })).toEqual({ step: { spawn: 'a', at: 'cleanup' } });
  expect(readStep({ cancel: 'a', at: 'cleanup' })).toEqual({ step: { cancel: 'a', at: 'cleanup' } });
  expect(readStep({ spawn: 'a', at: 'end' })).toMatchObject({
    key: 'at',
    reason: 'Expected "cleanup", and nothing else beside it, but received "end"',
  });
  expect(readStep({ spawn: 'a', at: 'cleanup', priority: 1 })).toMatchObject({ key: 'at' });
  expect(readStep({ join: 'a', at: 'cleanup' })).toMatchObject({
    reason: 'Expected "at" on a "spawn" or a "cancel" only but received it on a "join"',
  });
});
