import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../harness/report.ts';
import { badge } from '../report/badge.ts';
import { markdown } from '../report/markdown.ts';
import { pageOf } from '../report/page/data.ts';
import { pageHtml } from '../report/page/html.ts';
import { type Cell, exhibitsIn } from './meta.ts';

/** Writes the report in four forms, and gives the path of the page. The same reports give the same bytes. */
export function writeReport(folder: string, reports: readonly Report[], cells: readonly Cell[]): string {
  const page = pageOf(reports, undefined, exhibitsIn(cells));
  const html = join(folder, 'scorecard.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(html, pageHtml(page));
  writeFileSync(join(folder, 'scorecard.json'), `${JSON.stringify(page, null, 1)}\n`);
  writeFileSync(join(folder, 'scorecard.md'), `# ${page.title}\n\n${markdown(reports)}\n`);
  writeFileSync(join(folder, 'scorecard.svg'), badge(reports));
  return html;
}

/** Other steps of the job have written into the same file. One that cannot be written must not fail the run. */
export function appendTo(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    process.stderr.write(`The job's summary was not written: ${(error as Error).message}\n`);
  }
}
