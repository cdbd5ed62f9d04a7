import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, hashOf } from '../fingerprint.ts';
import type { Result } from './job.ts';

const FILE = '.historical/results.json';

/** The code as it was compiled: what a result depends on, but for the adapters. */
const BUILT = '.historical/built/src';

/** What was found so far, by the key of its job. */
export type Results = Map<string, Result>;

export function readResults(): Results {
  if (!existsSync(FILE)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Result>));
}

/** Whole or not at all: an interrupted run must not lose what it had. */
export function saveResults(results: Results): void {
  const sorted = [...results].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(`${FILE}.new`, JSON.stringify(Object.fromEntries(sorted), undefined, 1));
  renameSync(`${FILE}.new`, FILE);
}

/** Of the code that a search with this adapter runs: the same code finds the same again. */
export function fingerprintOf(adapter: string): string {
  core ??= hashOf(filesIn(BUILT).filter((file) => !file.startsWith(join(BUILT, 'adapters'))));
  return hashOf(withImports(join(BUILT, 'adapters', `${adapter}.js`)), core);
}

/** An adapter, and the others that it is made of. */
function withImports(file: string): readonly string[] {
  const imported = readFileSync(file, 'utf8').matchAll(/from '\.\/([\w-]+\.js)'/g);
  return [file, ...[...imported].map(([, name]) => join(BUILT, 'adapters', name!))];
}

let core: string | undefined;
