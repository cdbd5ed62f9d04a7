import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseText } from '../program/text.ts';
import {
  type Fixture,
  FixtureError,
  listFixtures,
  parseFixture,
  readFixture,
  saveFixture,
} from './fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const fixture: Fixture = {
  format: 1,
  scheduler: 'my queue',
  law: 'completion',
  rev: 1,
  program: parseText('main: spawn a, join a\na: sleep 3'),
  environment: { limit: 2, dice: 0 },
  violation: 'a was never woken.',
  trace: '00c0ffee',
  origin: { seed: 1, path: '4:0' },
};

test('what was saved is read again, and listed', () => {
  const file = saveFixture(folder, fixture);
  expect(readFixture(file)).toEqual(fixture);
  expect(listFixtures(folder, 'my queue')).toEqual([file]);
  expect(listFixtures(folder, 'another')).toEqual([]);
});

test('the file has sorted keys, an end of line, and nothing of the machine or the day', () => {
  const text = readFileSync(saveFixture(folder, fixture), 'utf8');
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(fixture).sort());
  expect(text).not.toContain(folder);
  expect(text).not.toContain(`${new Date().getFullYear()}`);
});

test('a counterexample of the same meaning is the same file, and what is there is not written again', () => {
  const file = saveFixture(folder, fixture);
  const before = statSync(file, { bigint: true }).mtimeNs;
  const again = { ...fixture, violation: 'other words', trace: 'ffffffff', origin: { seed: 9, path: '1' } };
  expect(saveFixture(folder, again)).toBe(file);
  expect(readFixture(file)).toEqual(fixture);
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(before);
});

test('a counterexample of another meaning is another file', () => {
  const files = [
    fixture,
    { ...fixture, law: 'quiescence' } as const,
    { ...fixture, environment: { limit: 1, dice: 0 } },
    { ...fixture, program: parseText('main: spawn a, join a\na: sleep 4') },
    { ...fixture, scheduler: 'another' },
  ].map((each) => saveFixture(folder, each));
  expect(new Set(files).size).toBe(files.length);
});

test('a name that is no file name stays within the folder', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom('..', '../..', '/etc', '.', '@scope/name', 'ü'), fc.string({ minLength: 1 })),
      (scheduler) => {
        const file = saveFixture(folder, { ...fixture, scheduler });
        expect(file.startsWith(`${folder}/`)).toBe(true);
        expect(file.slice(folder.length + 1).split('/')).toHaveLength(2);
        expect(listFixtures(folder, scheduler)).toContain(file);
      },
    ),
  );
  expect(readdirSync(folder)).not.toContain('..');
});

test.each<[string, unknown, string]>([
  ['no object', 3, 'f.json: expected an object but received 3'],
  ['an array', [], 'f.json: format: expected 1 but received undefined'],
  ['an unknown key', { ...fixture, seed: 1 }, 'f.json: seed: expected one of environment, format'],
  ['a format of tomorrow', { ...fixture, format: 2 }, 'f.json: format: expected 1 but received 2'],
  ['no scheduler', { ...fixture, scheduler: undefined }, 'f.json: scheduler: expected a string'],
  [
    'an unknown law',
    { ...fixture, law: 'fairness' },
    'f.json: law: expected the id of a law but received "fairness"',
  ],
  [
    'a revision that is no number',
    { ...fixture, rev: '1' },
    'f.json: rev: expected an integer but received "1"',
  ],
  [
    'a negative limit',
    { ...fixture, environment: { limit: -1, dice: 0 } },
    'f.json: environment: expected { limit',
  ],
  [
    'more environment',
    { ...fixture, environment: { limit: 1, dice: 0, x: 1 } },
    'f.json: environment: expected',
  ],
  [
    'a world of tomorrow',
    { ...fixture, environment: { limit: 1, dice: 0, world: [0, 9] } },
    'f.json: environment.world[1]: expected a deviation from 0 to 5 but received 9',
  ],
  [
    'a start before all time',
    { ...fixture, environment: { limit: 1, dice: 0, start: -1 } },
    'f.json: environment.start: expected a whole number of ms',
  ],
  ['no origin', { ...fixture, origin: null }, 'f.json: origin: expected { seed: number, path: string }'],
  [
    'a dangling join',
    { ...fixture, program: { tasks: [{ name: 'main', steps: [{ join: 'a' }] }] } },
    'f.json: program.tasks[0].steps[0].join',
  ],
])('refuses %s', (_, json, message) => {
  expect(() => parseFixture(json, 'f.json')).toThrow(FixtureError);
  expect(() => parseFixture(json, 'f.json')).toThrow(message);
});

test('fails with a FixtureError, and nothing else, whatever the JSON', () => {
  const value = fc.oneof(fc.jsonValue(), fc.anything({ withBigInt: true, withNullPrototype: true }));
  const hostile = fc.oneof(
    value,
    fc
      .tuple(fc.constantFrom(...Object.keys(fixture)), value)
      .map(([key, part]) => ({ ...fixture, [key]: part })),
  );
  fc.assert(
    fc.property(hostile, (json) => {
      try {
        parseFixture(json);
      } catch (error) {
        expect(error).toBeInstanceOf(FixtureError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a file that is no JSON is refused by name', () => {
  const file = join(folder, 'half.json');
  writeFileSync(file, '{"format": 1,');
  expect(() => readFixture(file)).toThrow(FixtureError);
  expect(() => readFixture(file)).toThrow(`${file}: cannot be read as JSON`);
  expect(() => readFixture(join(folder, 'none.json'))).toThrow(FixtureError);
});
