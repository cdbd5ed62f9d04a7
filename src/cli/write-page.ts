import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pageHtml } from '../report/page/html.ts';
import type { PageData } from '../report/page/model.ts';
import type { Terminal } from './terminal.ts';

/** Writes a page, and says where: on stderr, since stdout may be JSON for a program. */
export function writePage(
  file: string,
  data: PageData,
  { cwd, murmur }: Pick<Terminal, 'cwd' | 'murmur'>,
): void {
  const path = resolve(cwd, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pageHtml(data));
  murmur(`Page: ${file} (open it in a browser)\n`);
}
