import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { pageHtml } from './html.ts';
import type { PageData } from './model.ts';

const PLACES: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const CHROMIUM: string | undefined = [process.env.FAIRTICK_CHROMIUM ?? '', ...PLACES].find(existsSync);

export const INSTALL =
  'The page is tested in a real browser, and none is here. Debian: apt install chromium. Elsewhere: FAIRTICK_CHROMIUM=/path/to/chrome.';

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error(INSTALL);
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A page as a person opens it: from a file, with no server. */
export interface Opened {
  readonly page: Page;
  /** What the console and uncaught errors said. */
  readonly complaints: readonly string[];
  /** ms from the start of the navigation until the page's script had drawn it. */
  readonly took: number;
}

const WATCH = `new MutationObserver((_, observer) => {
  if (document.querySelector('h1') === null) return;
  globalThis.drawnAt = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;

export async function open(
  browser: Browser,
  data: PageData,
  options: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<Opened> {
  const { hash = '', ...contextOptions } = options;
  const file = join(mkdtempSync(join(tmpdir(), 'fairtick-page-')), 'page.html');
  writeFileSync(file, pageHtml(data));
  const context = await browser.newContext(contextOptions);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.addInitScript(WATCH);
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href + hash);
  await page.locator('h1').waitFor();
  const took = await page.evaluate<number>('drawnAt');
  return { page, complaints, took };
}
