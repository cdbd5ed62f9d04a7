import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { defineScheduler } from '../dist/forms/scheduler.js';
import { check } from '../dist/harness/check.js';
import { pageOf } from '../dist/report/page/data.js';
import { pageHtml } from '../dist/report/page/html.js';
import { median, short, table } from './measure.mjs';

const ROUNDS = 9;
const CHROMIUM = [process.env.FAIRTICK_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** How long a report takes to open: ms from the start of the navigation until the page's script has drawn it, beside a document with nothing but a heading. */
export async function page() {
  if (CHROMIUM === undefined) return 'No Chromium here: FAIRTICK_CHROMIUM=/path/to/chrome.\n';
  const large = pageOf(await reports());
  const exhibits = Array.from({ length: 1200 }, (_, i) => large.exhibits[i % large.exhibits.length]);
  const pages = {
    'a heading': '<!doctype html><title>bare</title><script>document.write("<h1>bare</h1>")</script>',
    [`${large.schedulers.length} schedulers, ${large.exhibits.length} counterexamples`]: pageHtml(large),
    [`${large.schedulers.length} schedulers, 1,200 counterexamples`]: pageHtml({ ...large, exhibits }),
  };
  const ms = await opened(pages);
  const [bare] = Object.values(ms);
  return table(
    ['page', 'kB (bar: 1,500)', 'ms to the first drawing (bar: 1,000)', 'against a heading'],
    Object.entries(pages).map(([name, html]) => [
      name,
      short(Buffer.byteLength(html) / 1000),
      short(ms[name]),
      short(ms[name] / bare),
    ]),
  );
}

/** Thirty schedulers with a bug and ten without: who sleeps or ends is forgotten, sooner or later. */
async function reports() {
  const made = [];
  for (let i = 0; i < 40; i++)
    made.push(await check(scheduler(i), { runs: 100, exhaustive: false, fixtures: false }));
  return made;
}

function scheduler(i) {
  const bugs = [
    { sleep: (ms) => (ms > i % 5 ? new Promise(() => {}) : rest(ms)) },
    { sleep: (ms) => rest(ms + 1 + (i % 3)) },
    { spawn: (task) => task().then(() => (i % 2 === 0 ? 7 : undefined)) },
    { spawn: (task) => Promise.all([task(), rest(1 + (i % 4))]).then(([value]) => value) },
    { spawn: (task) => task().catch(() => i) },
  ];
  return defineScheduler({
    name: `${i < 30 ? 'broken' : 'correct'} ${i}`,
    form: 'async',
    supports: ['spawn-nested'],
    create: () => ({ spawn: (task) => task(), sleep: rest, ...(i < 30 ? bugs[i % bugs.length] : {}) }),
  });
}

function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The median of the rounds, in which the pages take turns; the first only warms up. */
async function opened(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'fairtick-bench-'));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const seen = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [i, [name, html]] of Object.entries(pages).entries()) {
        const file = join(folder, `${i}.html`);
        writeFileSync(file, html);
        const tab = await browser.newPage();
        await tab.addInitScript(WATCH);
        await tab.goto(pathToFileURL(file).href);
        await tab.locator('h1').waitFor();
        if (round > 0) seen[name].push(await tab.evaluate('drawnAt'));
        await tab.close();
      }
    }
  } finally {
    await browser.close();
  }
  return Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, median(list)]));
}

const WATCH = `new MutationObserver((_, observer) => {
  if (document.querySelector('h1') === null) return;
  globalThis.drawnAt = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;
