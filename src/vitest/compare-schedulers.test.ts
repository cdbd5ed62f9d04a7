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

test('it brings along what is to be looked at: both runs', () => {
  const one = tests.get('queue and stack do not differ')!;
  const notes = one.annotations();
  expect(notes.map(({ type, attachment }) => [type, attachment?.contentType])).toEqual([
    ['difference', 'text/plain'],
    ['difference', 'text/html'],
    ['difference', 'application/json'],
  ]);
  const [text, page, trace] = notes.map(({ attachment }) => String(attachment!.body));
  expect(text).toBe(one.result().errors![0]!.message);
  expect(page).toMatch(/^<!doctype html>[\s\S]*queue and stack differ in order/);
  expect(new Set(JSON.parse(trace!).traceEvents.map(({ pid }: { pid: number }) => pid))).toEqual(
    new Set([1, 2]),
  );
  expect(one.meta().fairtickDifference).toEqual({ kind: 'order', schedulers: ['queue', 'stack'] });
});

test('an option that cannot be meant is refused at once', () => {
  const [a, b] = builtIn;
  expect(() => compareSchedulers(a!, b!, { runs: -1 })).toThrow(OptionError);
});
