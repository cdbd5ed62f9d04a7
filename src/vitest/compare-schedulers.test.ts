import { beforeAll, expect, test } from 'vitest';
import type { TestCase } from 'vitest/node';
import { builtIn } from '../adapters/built-in.ts';
import { OptionError } from '../harness/options.ts';
import { compareSchedulers } from './compare-schedulers.ts';
import { runFixture } from './run.fixture.ts';

let tests: ReadonlyMap<string, TestCase> = new Map();

beforeAll(async () => {
  const [module] = await runFixture('src/vitest/rewrite.fixture.ts');
  tests = new Map([...module!.children.allTests()].map((one) => [one.fullName, one]));
}, 60_000);

test('schedulers that do not differ pass', () => {
  expect(tests.get('queue and rewrite do not differ')!.result().state).toBe('passed');
});

test('schedulers that differ fail with a program, two timelines and nothing of a stack', () => {
  const { errors = [] } = tests.get('queue and stack do not differ')!.result();
  expect(errors[0]?.message).toMatch(/^✗ queue and stack differ in order\n/);
  expect(errors[0]?.message).toContain('▲ they part here');
  expect(errors[0]?.stacks ?? []).toEqual([]);
});

test('an option that cannot be meant is refused at once', () => {
  const [a, b] = builtIn;
  expect(() => compareSchedulers(a!, b!, { runs: -1 })).toThrow(OptionError);
});
