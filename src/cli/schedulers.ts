import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertScheduler, type Scheduler } from '../forms/scheduler.ts';
import { nearest } from '../program/nearest.ts';
import { fileNameOf } from './init/file-name.ts';
import { type Exports, loadFile, loadPackage } from './load.ts';
import { builtInSchedulers, PACKAGES } from './shipped.ts';
import { UsageError } from './usage-error.ts';

/** An adapter file that is found by its name, so that no command has to be told. */
const ENDINGS = ['ts', 'mts', 'js', 'mjs'] as const;
const CONFIGS: readonly string[] = ENDINGS.map((ending) => `fairtick.config.${ending}`);

/**
 * The schedulers that a word on the command line means: those that an adapter file exports, or the shipped one of that
 * name. A file exports a scheduler as its default or by any name; lists of schedulers count, too.
 *
 * @throws UsageError that says what to do.
 */
export async function schedulersOf(word: string, cwd: string): Promise<readonly Scheduler[]> {
  if (isFile(word, cwd)) return exportedSchedulers(await loadFile(word, cwd), word);
  const shipped = await shippedScheduler(word, cwd);
  if (shipped !== undefined) return [shipped];
  throw new UsageError(
    `There is no adapter file ${word}, and no scheduler of that name ships.${meant(word, await shippedNames())}
Give a file that exports what defineScheduler({ … }) returns, or one of: ${(await shippedNames()).join(', ')}.
A new adapter is written by: npx fairtick init`,
  );
}

/** @throws UsageError that lists those that a file exports. */
export function oneNamed(name: string, exported: readonly Scheduler[], file: string): Scheduler {
  const found = exported.find((scheduler) => scheduler.name === name);
  if (found !== undefined) return found;
  const names = exported.map((scheduler) => scheduler.name);
  throw new UsageError(
    `${file} exports no scheduler '${name}'.${meant(name, names)} It exports ${names.join(', ')}.`,
  );
}

/** A question to end a complaint with; empty where no word is near. */
export function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** @throws UsageError where there is none. */
export function configIn(cwd: string): string {
  const config = CONFIGS.find((name) => existsSync(join(cwd, name)));
  if (config !== undefined) return config;
  throw new UsageError(
    `Which scheduler? There is no ${CONFIGS[0]} in ${cwd}.\nName a file that exports one, or write an adapter first: npx fairtick init`,
  );
}

/**
 * The scheduler of that name: from the adapter that was named, else from `fairtick.config.ts`, else from
 * `<name>.adapter.ts`, which is what `init` writes, or `<name>.test.ts`, in which many describe it, else a shipped one.
 *
 * @throws UsageError that lists where it was looked for.
 */
export async function schedulerNamed(
  name: string,
  adapter: string | undefined,
  cwd: string,
): Promise<Scheduler> {
  const files = adapter === undefined ? found([...CONFIGS, ...adaptersOf(name)], cwd) : [adapter];
  const looked: string[] = [];
  for (const file of files) {
    const exported = await schedulersOf(file, cwd);
    const named = exported.find((scheduler) => scheduler.name === name);
    if (named !== undefined) return named;
    looked.push(`${file} exports ${exported.map((scheduler) => `'${scheduler.name}'`).join(', ')}`);
  }
  // What was named must not be replaced by something else in silence.
  const shipped = adapter === undefined ? await shippedScheduler(name, cwd) : undefined;
  if (shipped !== undefined) return shipped;
  if (looked.length === 0) looked.push(`there is neither ${CONFIGS[0]} nor ${adaptersOf(name)[0]} in ${cwd}`);
  if (adapter === undefined) looked.push('none of that name ships');
  const example = adapter === undefined ? 'my-queue.ts' : `my-queue.ts, with name: '${name}'`;
  throw new UsageError(
    `No scheduler '${name}' was found: ${looked.join(', and ')}.
Name the file that exports it: --adapter ${example}
or export it from fairtick.config.ts, where every command looks: export { myQueue } from './my-queue.ts'`,
  );
}

function adaptersOf(name: string): readonly string[] {
  const file = fileNameOf(name);
  return ['adapter', 'test'].flatMap((kind) => ENDINGS.map((ending) => `${file}.${kind}.${ending}`));
}

function found(files: readonly string[], cwd: string): readonly string[] {
  return files.filter((file) => existsSync(join(cwd, file)));
}

/** @throws UsageError where it exports none. */
function exportedSchedulers(exports: Exports, file: string): readonly Scheduler[] {
  const found = new Map<string, Scheduler>();
  for (const value of Object.values(exports).flat()) {
    if (isScheduler(value) && !found.has(value.name)) found.set(value.name, value);
  }
  if (found.size > 0) return [...found.values()];
  const names = Object.keys(exports);
  throw new UsageError(
    `${file} exports no scheduler: ${names.length === 0 ? 'it exports nothing' : `it exports ${names.join(', ')}`}.
An adapter file exports what defineScheduler returns: export default defineScheduler({ name, form, create })`,
  );
}

function isScheduler(value: unknown): value is Scheduler {
  try {
    assertScheduler(value, 'fairtick');
    return true;
  } catch {
    return false;
  }
}

async function shippedScheduler(name: string, cwd: string): Promise<Scheduler | undefined> {
  const adapt = Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  if (adapt !== undefined) return adapt(await loadPackage(name, cwd), name);
  return (await builtInSchedulers()).find((scheduler) => scheduler.name === name);
}

async function shippedNames(): Promise<readonly string[]> {
  return [...(await builtInSchedulers()).map(({ name }) => name), ...Object.keys(PACKAGES)];
}

function isFile(word: string, cwd: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(word) || existsSync(join(cwd, word));
}
