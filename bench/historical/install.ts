import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Each version of each package in a folder of its own, git-ignored: what is under test need not be a dependency. */
const PACKAGES = '.historical/packages';

/** The module through which a version that was installed is imported, as a URL. */
export function entryOf(name: string, version: string): string {
  return pathToFileURL(join(folderOf(name, version), ENTRY)).href;
}

/** Which one it is, where it was asked for by a tag. */
export function versionOf(name: string, version: string): string {
  if (name === NODE) return process.version;
  const file = join(folderOf(name, version), 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : version;
}

/** What comes with Node itself. */
const NODE = 'node';

/**
 * Installs one version, unless it is there already. Its scripts are not run.
 *
 * @returns why it could not be; undefined where it is there now.
 */
export function install(name: string, version: string): Promise<string | undefined> {
  const folder = folderOf(name, version);
  // Its other subjects wait for the same.
  const running = RUNNING.get(folder) ?? installNow(name, version);
  RUNNING.set(folder, running);
  return running;
}

const RUNNING = new Map<string, Promise<string | undefined>>();

async function installNow(name: string, version: string): Promise<string | undefined> {
  const folder = folderOf(name, version);
  const entry = entryText(name);
  if (existsSync(join(folder, ENTRY))) {
    writeFileSync(join(folder, ENTRY), entry);
    return undefined;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  try {
    if (name !== NODE)
      await promisify(execFile)('npm', ['install', ...flags, `${name}@${version}`], { cwd: folder });
  } catch (error) {
    return `npm could not install ${name}@${version}: ${String(error).split('\n')[1] ?? error}`;
  }
  // Written last: its being there says that the rest is.
  writeFileSync(join(folder, ENTRY), entry);
  return undefined;
}

/** Exports the package's module as `module`. Some packages have no default export, others no named ones. */
function entryText(name: string): string {
  const special = ENTRIES[name];
  if (special === undefined) return `import * as module from '${name}';\nexport { module };\n`;
  return `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n${special}\n`;
}

const SAGA_EFFECTS = `effects: require('redux-saga/effects')`;

const ZONE_PATCHES = [
  'legacy',
  'queueMicrotask',
  'requestAnimationFrame',
  'blocking',
  'EventTarget',
  'MutationObserver',
  'IntersectionObserver',
  'FileReader',
  'on_property',
  'customElements',
  'XHR',
  'geolocation',
  'getUserMedia',
  'PromiseRejectionEvent',
  'ZoneAwarePromise',
  'toString',
].map((name) => `'${name}'`);

/** Packages with a second entrance, or with a module of which each run needs one of its own. */
const ENTRIES: Readonly<Record<string, string>> = {
  '@redux-saga/core': `export const module = { ...require('@redux-saga/core'), effects: require('@redux-saga/core/effects') };`,
  most: `function part(name) {
  const found = require('most/lib/scheduler/' + name);
  return found.default ?? found;
}
const isOld = require('most/package.json').version.startsWith('0.');
export const module = isOld
  ? { Scheduler: part('Scheduler'), timer: part('timeoutTimer') }
  : { Scheduler: part('Scheduler'), timer: new (part('ClockTimer'))(), Timeline: part('Timeline') };`,
  'redux-saga': `export const module = { ...require('redux-saga'), ${SAGA_EFFECTS} };`,
  rxjs: `export const module = { ...require('rxjs'), operators: require('rxjs/operators') };`,
  // Its timers, and nothing else of what it takes the place of; and the world as it was, so that another version can be loaded beside it.
  'zone.js': `for (const patch of [${ZONE_PATCHES}]) globalThis['__Zone_disable_' + patch] = true;
const before = Object.getOwnPropertyDescriptors(globalThis);
require('zone.js');
require('zone.js/plugins/fake-async-test');
Promise[globalThis.Zone.__symbol__('uncaughtPromiseErrors')] = [];
const { Zone, setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
for (const name of Reflect.ownKeys(globalThis)) if (!(name in before)) delete globalThis[name];
Object.defineProperties(globalThis, before);
export const module = {
  timers: { setTimeout, clearTimeout, setInterval, clearInterval },
  get Zone() {
    globalThis.Zone = Zone;
    return Zone;
  },
};`,
  node: `export const module = { test: require('node:test'), timers: require('node:timers') };`,
  'js-csp': `export const module = { csp: require('js-csp') };`,
  scheduler: `function load() {
  for (const file of Object.keys(require.cache)) if (file.includes('/scheduler/')) delete require.cache[file];
  return require('scheduler');
}
export const module = { load };`,
};

const ENTRY = 'entry.mjs';

function folderOf(name: string, version: string): string {
  return join(PACKAGES, `${name.replaceAll('/', '+')}@${version}`);
}
