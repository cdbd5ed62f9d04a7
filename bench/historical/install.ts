import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Each version of each package in a folder of its own, git-ignored: what is under test need not be a dependency. */
const PACKAGES = '.historical/packages';

/** The module through which a version that was installed is imported, as a URL. */
export function entryOf(name: string, version: string): string {
  return pathToFileURL(join(folderOf(name, version), ENTRY)).href;
}

/**
 * Installs one version, unless it is there already. Its scripts are not run.
 *
 * @returns why it could not be; undefined where it is there now.
 */
export async function install(name: string, version: string): Promise<string | undefined> {
  const folder = folderOf(name, version);
  if (existsSync(join(folder, ENTRY))) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  try {
    await promisify(execFile)('npm', ['install', ...flags, `${name}@${version}`], { cwd: folder });
  } catch (error) {
    return `npm could not install ${name}@${version}: ${String(error).split('\n')[1] ?? error}`;
  }
  // Written last: its being there says that the rest is. Some have no default export, others no named ones.
  writeFileSync(join(folder, ENTRY), `import * as module from '${name}';\nexport { module };\n`);
  return undefined;
}

const ENTRY = 'entry.mjs';

function folderOf(name: string, version: string): string {
  return join(PACKAGES, `${name.replaceAll('/', '+')}@${version}`);
}
