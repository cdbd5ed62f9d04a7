import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { PageData } from './model.ts';
import { STYLE } from './style.ts';

/** The page's script, in the order in which its parts need each other. They are files of their own: one source for tests,
 *  for the compiler and for the page. */
const PARTS = [
  'dom',
  'state',
  'layout',
  'timeline',
  'instant',
  'player',
  'shrinking',
  'exhibit',
  'grid-keys',
  'scorecard',
  'main',
] as const;

/**
 * One file that opens with no server. Texts reach the page as JSON alone, and from there as text nodes; besides, the
 * page allows no script but its own.
 */
export function pageHtml(page: PageData): string {
  const script = scriptOf(PARTS.map(read));
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main id="page"><p>This page is drawn by its script: allow it to run.</p></main>
${dataElement(JSON.stringify(lightened(page)))}
<script type="module">${script}</script>
</body>
</html>
`;
}

/** Of more counterexamples than this nobody looks at the runs of every reduction. */
const MOST_DRAWN = 100;

function lightened(page: PageData): PageData {
  if (page.exhibits.length <= MOST_DRAWN) return page;
  const exhibits = page.exhibits.map((exhibit) => ({
    ...exhibit,
    shrinks: exhibit.shrinks.map(({ text, note }) => ({ text, note })),
  }));
  return { ...page, exhibits };
}

/** Up to this size what is in a page can be read in its source, too. */
const READABLE = 400_000;

/** A page with a thousand counterexamples is sent around as well: what is large is packed, to a tenth. */
function dataElement(json: string): string {
  if (json.length <= READABLE)
    return `<script type="application/json" id="data">${escapeJson(json)}</script>`;
  const packed = deflateRawSync(json, { level: 9 }).toString('base64');
  return `<script type="text/plain" id="data" data-packed>${packed}</script>`;
}

/** Modules as one script: each name is given once in all of them, so what they import from each other is simply there. */
export function scriptOf(parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .replace(/^import [^;]*;\n/gm, '')
        .replace(/^export (?=function|const)/gm, '')
        .replace(/^\s*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm, '')
        .replace(/^\s*\/\/.*\n/gm, '')
        .replace(/^\n+/gm, ''),
    )
    .join('');
}

function read(part: string): string {
  return readFileSync(new URL(`./client/${part}.mjs`, import.meta.url), 'utf8');
}

/** Inside a script nothing may look like its end, or like a comment's beginning; U+2028 ends a line in old readers. */
export function escapeJson(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
