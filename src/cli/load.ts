import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installGlobals } from '../clock/globals.ts';
import { nearest } from '../program/nearest.ts';
import { UsageError } from './usage-error.ts';

/** What a module exports. */
export type Exports = { readonly [name: string]: unknown };

/**
 * Imports a file of the user's, in JavaScript or TypeScript. Timers are routed through the virtual clock before: a package
 * that keeps `setTimeout` at import keeps ours.
 *
 * @throws UsageError where there is no such file, or it cannot be imported.
 */
export async function loadFile(file: string, cwd: string): Promise<Exports> {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new UsageError(`There is no file ${file} in ${cwd}.${meantFile(path)}`);
  installGlobals();
  try {
    if (TESTS.test(path)) return await importTests(path);
    // One way for every version of Node: what Node strips itself it does from 22.18 on, and only in part.
    if (/\.[cm]?tsx?$/.test(path)) return (await transformer(path)).import(path);
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Exports;
  } catch (error) {
    throw new UsageError(`${file} cannot be imported: ${whyNot(error)}`);
  }
}

/**
 * Imports a package as a file in `folder` would.
 *
 * @throws UsageError where it is not installed there.
 */
export async function loadPackage(name: string, folder: string): Promise<Exports> {
  const from = join(folder, 'package.json');
  const url = (await transformer(from)).esmResolve(name, { parentURL: pathToFileURL(from).href, try: true });
  if (url === undefined) {
    throw new UsageError(`${name} is not installed in ${folder}. Run: npm install --save-dev ${name}`);
  }
  installGlobals();
  return (await import(/* @vite-ignore */ url)) as Exports;
}

/** A question to end a complaint with: a file of nearly that name, beside where it should be. */
export function meantFile(path: string): string {
  const folder = dirname(path);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const near = nearest(basename(path), names);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** A file that only vitest can run. */
const TESTS = /\.(test|spec)\.[cm]?[jt]sx?$/;

/** Many a scheduler is described in the very file of its tests: what that describes counts as exported, and no test runs. */
async function importTests(path: string): Promise<Exports> {
  const { takeDescribed } = await import('./test-file.ts');
  takeDescribed();
  const own = fileURLToPath(new URL(`./test-file${extname(import.meta.url)}`, import.meta.url));
  const alias = { 'fairtick/vitest': own, vitest: own };
  const exports: Exports = await (await transformer(path, alias)).import(path);
  return { ...exports, ...Object.fromEntries(takeDescribed().map((one, i) => [`scheduler ${i + 1}`, one])) };
}

/** Imported only where it is needed: it costs 30 ms. */
async function transformer(
  from: string,
  alias: { readonly [name: string]: string } = {},
): Promise<import('jiti').Jiti> {
  const { createJiti } = await import('jiti');
  return createJiti(pathToFileURL(from).href, { interopDefault: false, alias });
}

function whyNot(error: unknown): string {
  const { message = String(error), code } = (error ?? {}) as { message?: string; code?: string };
  if (/vitest/i.test(message) && /internal state|outside|worker|context/i.test(message)) {
    return `it is a file of tests, which only vitest can run.\nPut defineScheduler({ … }) into a file of its own, export it, and import it in the tests.`;
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return `${message.split('\n')[0]}\nIs it installed here?`;
  }
  return message;
}
