import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Scheduler } from '../forms/scheduler.ts';
import { type Exports, loadFile, loadPackage } from './load.ts';
import { meant, schedulersOf } from './schedulers.ts';
import { type Adapt, PACKAGES } from './shipped.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** A package and one of its versions, or a tag of it. */
export interface Version {
  readonly name: string;
  readonly version: string;
}

/** What a word such as `p-queue@9.3.5` or `@scope/queue@1` means; undefined where it has no version, as a file has none. */
export function versionOf(word: string): Version | undefined {
  const [, name, version] = /^((?:@[\w.-]+\/)?[a-z0-9][\w.-]*)@([\w.^~*+-]+)$/i.exec(word) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

/**
 * The scheduler that a word of `compare` means: that of a file, a shipped one, or that of one version of a package, which is
 * installed into a cache folder the first time.
 */
export async function comparedScheduler(
  word: string,
  adapter: string | undefined,
  terminal: Terminal,
): Promise<Scheduler> {
  const version = versionOf(word);
  if (version === undefined) {
    const schedulers = await schedulersOf(word, terminal.cwd);
    if (schedulers.length === 1) return schedulers[0]!;
    throw new UsageError(
      `${word} exports ${schedulers.length} schedulers (${schedulers.map(({ name }) => name).join(', ')}), and one is compared with one. Export each from a file of its own.`,
    );
  }
  const adapt = await adaptFor(version, adapter, terminal);
  return adapt(await installed(version, terminal), word);
}

async function adaptFor({ name }: Version, adapter: string | undefined, { cwd }: Terminal): Promise<Adapt> {
  if (adapter !== undefined) {
    const exported = Object.values(await loadFile(adapter, cwd)).find((value) => typeof value === 'function');
    if (exported !== undefined) return exported as Adapt;
    throw new UsageError(
      `${adapter} exports no function: to compare versions it must export (module, name) => defineScheduler({ name, … }).`,
    );
  }
  const adapt = Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  if (adapt !== undefined) return adapt;
  throw new UsageError(
    `No adapter for ${name} ships.${meant(name, Object.keys(PACKAGES))} There are some for ${Object.keys(PACKAGES).join(', ')}.
Write one that takes the package's module, (module, name) => defineScheduler({ name, … }), and name it: --adapter my-${name.replace(/.*\//, '')}.ts`,
  );
}

async function installed({ name, version }: Version, { murmur }: Terminal): Promise<Exports> {
  const folder = join(cacheFolder(process.env, process.platform), `${name}@${version}`.replaceAll('/', '+'));
  if (!existsSync(join(folder, 'node_modules', name, 'package.json'))) {
    murmur(`Installing ${name}@${version} into ${folder}\n`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await install(`${name}@${version}`, folder);
  }
  return loadPackage(name, folder);
}

async function install(spec: string, folder: string): Promise<void> {
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', spec];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    await promisify(execFile)(npm, args, { cwd: folder, shell: process.platform === 'win32' });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const why = stderr
      .split('\n')
      .filter((line) => /^npm (error|ERR!)/.test(line))
      .slice(0, 3)
      .join('\n');
    throw new UsageError(
      `npm could not install ${spec}:\n${why === '' ? message : why}\nIs there such a version, and is the network there?`,
    );
  }
}

export function cacheFolder(env: { readonly [name: string]: string | undefined }, platform: string): string {
  if (env.FAIRTICK_CACHE) return env.FAIRTICK_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'fairtick');
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'fairtick');
  return platform === 'darwin'
    ? join(homedir(), 'Library/Caches/fairtick')
    : join(homedir(), '.cache/fairtick');
}
