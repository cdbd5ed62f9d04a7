import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { meantFile } from './load.ts';
import { UsageError } from './usage-error.ts';

/**
 * The fixtures that words on the command line mean: a file is itself, a folder all JSON files in it, sorted.
 *
 * @throws UsageError where there is no such file or folder, or none is in it.
 */
export function fixtureFiles(given: readonly string[], cwd: string): readonly string[] {
  const files = given.flatMap((word) => {
    const path = resolve(cwd, word);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined)
      throw new UsageError(`There is no file or folder ${word} in ${cwd}.${meantFile(path)}`);
    if (!found.isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    if (names.length === 0)
      throw new UsageError(`There is no fixture in ${word}: no failure was saved there.`);
    return names.sort().map((name) => join(path, name));
  });
  // As it was given, so that it can be copied from one command into the next.
  return [...new Set(files)].map((path) => relative(process.cwd(), path) || path);
}
