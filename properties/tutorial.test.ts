import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Enacted, enact, typeErrors } from './markdown.ts';

const PAGE = 'docs/tutorial.md';
let enacted: Enacted;

beforeAll(async () => {
  enacted = await enact(readFileSync(PAGE, 'utf8'));
}, 600_000);

afterAll(() => rmSync(enacted.folder, { recursive: true, force: true }));

test('what the tutorial quotes is what its reader sees (npx vitest run properties/tutorial -u)', async () => {
  await expect(enacted.page).toMatchFileSnapshot(`../${PAGE}`);
});

test('its files are what a strict compiler takes', () => {
  expect(typeErrors(enacted.folder)).toBe('');
});
