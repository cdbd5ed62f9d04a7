import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCorpus } from './corpus.ts';
import { reasons } from './reasons.ts';
import { strangers } from './strangers.ts';

const HEAD = '| id | package | buggy | fixed | what goes wrong |\n| --- | --- | --- | --- | --- |\n';

test('a row has an id, a package, two versions and what goes wrong', () => {
  expect(parseCorpus(`# Corpus\n\n${HEAD}| a | b | 1.0.0 | 1.0.1 | it \`hangs\` |\n`)).toEqual([
    { id: 'a', package: 'b', buggy: '1.0.0', fixed: '1.0.1', wrong: 'it `hangs`' },
  ]);
});

test('a dash says that no release mends it', () => {
  expect(parseCorpus(`${HEAD}| a | b | 1.0.0 | - | hangs |`)[0]!.fixed).toBeUndefined();
});

test('a line that is no row is named', () => {
  expect(() => parseCorpus(`${HEAD}| a | b | 1.0.0 |`)).toThrow('corpus.md, line 3: expected 5 cells');
});

test('the corpus has 108 rows, each with an id of its own, and nothing is said of others', () => {
  const rows = parseCorpus(readFileSync('bench/historical/corpus.md', 'utf8'));
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(108);
  expect(
    [...Object.keys(reasons), ...strangers.map(({ id }) => id)].filter((id) => !ids.includes(id)),
  ).toEqual([]);
});
