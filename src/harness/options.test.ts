import { expect, test } from 'vitest';
import { laws } from '../laws/index.ts';
import { OptionError, resolveOptions } from './options.ts';

const NO_ENV = {};

test('what is left out has a default', () => {
  expect(resolveOptions({}, NO_ENV)).toEqual({
    runs: 1000,
    seed: 1,
    path: undefined,
    laws,
    fixtures: 'fixtures/counterexamples',
    timeLimit: 500,
  });
});

test('options override defaults, and the environment overrides options', () => {
  const options = { runs: 5, seed: -3, timeLimit: 20, path: '4:0:12', fixtures: false } as const;
  expect(resolveOptions(options, NO_ENV)).toMatchObject(options);
  const env = { FAIRTICK_RUNS: '7', FAIRTICK_SEED: '9', FAIRTICK_TIME: '11' };
  expect(resolveOptions(options, env)).toMatchObject({ runs: 7, seed: 9, timeLimit: 11, path: '4:0:12' });
});

test('an empty environment variable counts as left out', () => {
  expect(resolveOptions({ runs: 5 }, { FAIRTICK_RUNS: '' }).runs).toBe(5);
});

test('laws are named by their ids, and come in the order asked for', () => {
  const { laws: chosen } = resolveOptions({ laws: ['determinism', 'completion'] }, NO_ENV);
  expect(chosen.map(({ id }) => id)).toEqual(['determinism', 'completion']);
});

test.each([
  [{ rums: 5 }, NO_ENV, 'options.rums: expected one of runs, seed, path'],
  [{ runs: -1 }, NO_ENV, 'options.runs: expected a whole number of at least 0 but received -1'],
  [{ runs: 1.5 }, NO_ENV, 'options.runs'],
  [{ runs: '5' }, NO_ENV, 'options.runs'],
  [{ seed: 2 ** 31 }, NO_ENV, 'options.seed'],
  [{ timeLimit: 0 }, NO_ENV, 'options.timeLimit: expected a whole number of at least 1'],
  [
    { path: '4::1' },
    NO_ENV,
    "options.path: expected numbers joined by ':', such as 12:0:3, but received '4::1'",
  ],
  [{ laws: ['fairness'] }, NO_ENV, "options.laws: there is no law 'fairness'. There are: completion, "],
  [{}, { FAIRTICK_RUNS: 'many' }, "FAIRTICK_RUNS: expected a whole number but received 'many'"],
])('refuses %o under %o', (options, env, message) => {
  expect(() => resolveOptions(options as never, env)).toThrow(OptionError);
  expect(() => resolveOptions(options as never, env)).toThrow(message);
});
