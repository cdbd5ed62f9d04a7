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
}

export async function open(
  browser: Browser,
  data: PageData,
  options: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<Opened> {
  const { hash = '', ...contextOptions } = options;
  const file = join(mkdtempSync(join(tmpdir(), 'fairtick-page-')), 'page.html');
  writeFileSync(file, pageHtml(data));
  const context = await browser.newContext(contextOptions);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href + hash);
  await page.locator('h1').waitFor();
  return { page, complaints };
}
