import { expect, test } from 'vitest';
import { laws } from '../laws/index.ts';
import { OptionError, resolveOptions } from './options.ts';

const NO_ENV = {};

test('what is left out has a default', () => {
  expect(resolveOptions({}, NO_ENV)).toEqual({
    runs: 1000,
    exhaustive: { tasks: 4, steps: 4 },
    seed: 1,
    path: undefined,
    laws,
    fixtures: 'fixtures/counterexamples',
    timeLimit: 500,
    onProgress: undefined,
  });
});

test('options override defaults, and the environment overrides options', () => {
  const options = {
    runs: 5,
    seed: -3,
    timeLimit: 20,
    path: '4:0:12',
    fixtures: false,
    exhaustive: false,
  } as const;
  expect(resolveOptions(options, NO_ENV)).toMatchObject(options);
  const env = { FAIRTICK_RUNS: '7', FAIRTICK_SEED: '9', FAIRTICK_TIME: '11', FAIRTICK_EXHAUSTIVE: '3x5' };
  expect(resolveOptions(options, env)).toMatchObject({
    runs: 7,
    seed: 9,
    timeLimit: 11,
    path: '4:0:12',
    exhaustive: { tasks: 3, steps: 5 },
  });
});

test('an empty environment variable counts as left out', () => {
  expect(resolveOptions({ runs: 5 }, { FAIRTICK_RUNS: '' }).runs).toBe(5);
});

test('laws are named by their ids, and come in the order asked for', () => {
  const { laws: chosen } = resolveOptions({ laws: ['determinism', 'completion'] }, NO_ENV);
  expect(chosen.map(({ id }) => id)).toEqual(['determinism', 'completion']);
});

test.each([
  [{ rums: 5 }, NO_ENV, 'options.rums: expected one of runs, exhaustive, seed, path'],
  [null, NO_ENV, 'options: expected an object such as { runs: 5000 } but received null'],
  ['fast', NO_ENV, 'options: expected an object such as { runs: 5000 } but received "fast"'],
  [{ runs: -1 }, NO_ENV, 'options.runs: expected a whole number from 0 to 2147483647 but received -1'],
  [{ runs: 1.5 }, NO_ENV, 'options.runs'],
  [{ runs: '5' }, NO_ENV, 'options.runs: expected a whole number from 0 to 2147483647 but received "5"'],
  [{ seed: 2 ** 31 }, NO_ENV, 'options.seed: expected a whole number from -2147483648 to 2147483647'],
  [{ timeLimit: 0 }, NO_ENV, 'options.timeLimit: expected a whole number from 1 to'],
  [{ path: '4::1' }, NO_ENV, "options.path: expected numbers joined by ':', such as '12:0:3' or 'small:12'"],
  [{ path: 'small:' }, NO_ENV, 'options.path: expected numbers'],
  [{ onProgress: true }, NO_ENV, 'options.onProgress: expected a function but received true'],
  [{ path: 4 }, NO_ENV, 'options.path: expected numbers'],
  [{ path: '99999999' }, NO_ENV, 'options.path: expected numbers'],
  [{ laws: ['fairness'] }, NO_ENV, 'options.laws: there is no law "fairness". There are: completion, '],
  [{ laws: 'completion' }, NO_ENV, 'options.laws: expected a list of ids, such as'],
  [{ laws: [] }, NO_ENV, 'but received an empty one. Leave it out for all laws'],
  [{ fixtures: true }, NO_ENV, 'options.fixtures: expected a folder, or false for none, but received true'],
  [{ fixtures: '' }, NO_ENV, 'options.fixtures'],
  [
    {},
    { FAIRTICK_RUNS: 'many' },
    'FAIRTICK_RUNS: expected a whole number from 0 to 2147483647 but received "many"',
  ],
  [{}, { FAIRTICK_SEED: '1.5' }, 'FAIRTICK_SEED: expected a whole number'],
  [{}, { FAIRTICK_TIME: '-3' }, 'FAIRTICK_TIME: expected a whole number from 1 to'],
])('refuses %o under %o', (options, env, message) => {
  expect(() => resolveOptions(options as never, env)).toThrow(OptionError);
  expect(() => resolveOptions(options as never, env)).toThrow(message);
});
