import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HUNG } from './watchdog.ts';

// A watchdog ends its process, so it is tried in another one; that one needs JavaScript.
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(import.meta.dirname, '..', '..', 'node_modules', '.watchdog-'));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const source = fileURLToPath(new URL('./drive.ts', import.meta.url));
  const options = [
    '--ignoreConfig',
    '--outDir',
    folder,
    '--rootDir',
    import.meta.dirname,
    '--target',
    'es2023',
  ];
  const modules = [
    '--module',
    'nodenext',
    '--rewriteRelativeImportExtensions',
    '--types',
    'node',
    '--skipLibCheck',
  ];
  execFileSync(process.execPath, [tsc, ...options, ...modules, source]);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a loop', 'for (;;);'],
  ['a livelock of microtasks', 'const spin = () => Promise.resolve().then(spin); spin(); yield;'],
  ['a livelock of ticks', 'const spin = () => process.nextTick(spin); spin(); yield;'],
])('%s ends the process, which says what it was at', async (_, body) => {
  const { code, stderr } = await play(`
    import { driveSlowly } from './drive.js';
    let label = 'first';
    function* run() { yield; label = 'my-queue\\nmain: späwn a'; yield; ${body} }
    await driveSlowly(run(), () => label, 100);
  `);
  expect(code).toBe(HUNG);
  expect(stderr).toContain('nothing has moved for 100 ms of real time in\nmy-queue\nmain: späwn a\n');
});

test('a watchdog that is stopped, or that hears beats, ends nothing and keeps nothing alive', async () => {
  const { code, stderr } = await play(`
    import { setTimeout } from 'node:timers/promises';
    import { startWatchdog } from './watchdog.js';
    const stopped = startWatchdog(200);
    stopped.stop();
    const watchdog = startWatchdog(1000);
    for (let i = 0; i < 15; i++) { watchdog.beat('x'.repeat(100_000)); await setTimeout(100); }
  `);
  expect([code, stderr]).toEqual([0, '']);
});

function play(script: string): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], { cwd: folder }, (error, _, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stderr }),
    );
  });
}
