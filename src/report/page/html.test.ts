import { expect, test } from 'vitest';
import { pageOfExhibits } from './data.ts';
import { escapeJson, pageHtml, scriptOf } from './html.ts';

test('whatever a text holds, it cannot leave the JSON, and comes out as it was', () => {
  const evil = '</script><!--\u2028\u2029&amp;';
  const escaped = escapeJson(JSON.stringify(evil));
  expect(escaped).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(escaped)).toBe(evil);
  expect(pageHtml(pageOfExhibits(evil, [])).match(/<\/script>/g)).toHaveLength(2);
});

test('modules become one script: no imports, no exports, and no comments to carry along', () => {
  const script = scriptOf([
    "import { a } from './a.mjs';\n/** What\n * it is. */\nexport function b() {\n  // why\n  return a(/** @type {any} */ (1));\n}\n",
  ]);
  expect(script).toBe('function b() {\n  return a(/** @type {any} */ (1));\n}\n');
});

test('the page allows no script but its own, and asks nobody for anything', () => {
  const html = pageHtml(pageOfExhibits('x', []));
  expect(html).toMatch(/default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-/);
  expect(html).not.toMatch(/(src|href)="|url\(|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
});
