import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDefinition, checkPrimitives } from '../src/forms/validation.ts';
import { type Enacted, enact, typeErrors } from './markdown.ts';

const PAGE = 'docs/adapters.md';
const text = readFileSync(PAGE, 'utf8');
const FORMS = ['async', 'coroutine', 'pollable', 'callback'] as const;

let enacted: Enacted;

beforeAll(async () => {
  enacted = await enact(text);
}, 600_000);

afterAll(() => rmSync(enacted.folder, { recursive: true, force: true }));

test('what the page quotes is what its reader sees (npx vitest run properties/adapter-page -u)', async () => {
  await expect(enacted.page).toMatchFileSnapshot(`../${PAGE}`);
});

test('its files are what a strict compiler takes', () => {
  expect(typeErrors(enacted.folder)).toBe('');
});

describe('the tables have every word that the code knows, and no other', () => {
  const definition = { name: 'x', form: 'async', create: () => ({}) };

  test('of a definition', () => {
    expect(firstCells('Writing an adapter')).toEqual(
      wordsOf(() => checkDefinition({ ...definition, unknown: 1 })),
    );
  });

  test('of supports', () => {
    expect(firstCells('What `supports` means')).toEqual(
      wordsOf(() => checkDefinition({ ...definition, supports: ['?'] })),
    );
  });

  test('of guarantees', () => {
    const words = wordsOf(() => checkDefinition({ ...definition, guarantees: { unknown: 1 } }));
    expect(firstCells('What `guarantees` means')).toEqual(words);
  });

  test.each(['order', 'scope', 'cleared', 'spawn', 'sleep', 'window'])('of the values of %s', (guarantee) => {
    const row = section('What `guarantees` means').find((line) => line.startsWith(`| \`${guarantee}\``));
    const [, , values = ''] = row!.split('|');
    expect(wordsIn(values)).toEqual(
      wordsOf(() => checkDefinition({ ...definition, guarantees: { [guarantee]: '?' } })),
    );
  });

  test.each(FORMS)('of the primitives of form %s', (form) => {
    const title = text.match(new RegExp(`^## (${form}: .*)$`, 'im'))![1]!;
    expect(firstCells(title)).toEqual(wordsOf(() => checkPrimitives('x', form, { unknown: 1 })));
  });
});

/** The words that an error lists as those that would have been right. */
function wordsOf(wrong: () => void): readonly string[] {
  try {
    wrong();
  } catch (error) {
    const [, expected = ''] = /expected (.*) but received/.exec((error as Error).message)!;
    return [...expected.matchAll(/'([\w-]+)'/g)].map(([, word]) => word!).sort();
  }
  throw new Error('It was not refused.');
}

/** What stands in code in the first column of a section's table: names, without what they are called with. */
function firstCells(title: string): readonly string[] {
  const rows = section(title).filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => wordsIn(row.split('|')[1]!)).sort();
}

function wordsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([\w-]+)[^`]*`/g)].map(([, word]) => word!).sort();
}

function section(title: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line === `## ${title}` || line === `# ${title}`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length);
}
