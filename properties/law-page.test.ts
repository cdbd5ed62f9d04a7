import { expect, test } from 'vitest';
import { laws } from '../src/laws/index.ts';
import { lawPage } from './law-page.ts';

test('the page of laws is what the catalogue says now (npx vitest run properties/law-page -u)', async () => {
  await expect(lawPage()).toMatchFileSnapshot('../docs/laws.md');
});

test('each law has its place there, with its statement, a program and a timeline', () => {
  const sections = lawPage().split(/^### /m).slice(1);
  expect(sections).toHaveLength(laws.length);
  for (const { id, statement } of laws) {
    const section = sections.find((one) => one.startsWith(`\`${id}\`\n`));
    expect(section).toContain(`**${statement}**`);
    expect(section).toMatch(/^```\n[\s\S]*^main:[\s\S]*^ms [\s\S]*^```$/m);
  }
});

test('a link leads to a heading of the page', () => {
  const page = lawPage();
  const headings = [...page.matchAll(/^### `(.*)`$/gm)].map(([, id]) => id);
  for (const [, target] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(headings).toContain(target);
});
