// What a newcomer does: install the packed package into an empty project and run the README's example there as printed.
// With --write the failure that it prints is put into the README, where it differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const readme = readFileSync('README.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'fairtick-newcomer-'));
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], process.cwd()));
  // What the README writes into files: fenced blocks whose first line is a comment with the file's name.
  const files = [...readme.matchAll(/^```(?:ts|js)\n\/\/ (\S+\.(?:ts|js))\n([\s\S]*?)^```$/gm)];
  if (files.length === 0) throw new Error('README.md has no example that names its file');
  for (const [, name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const packages = ['vitest', 'p-limit'].map((name) => `${name}@${devDependencies[name]}`);
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename), ...packages], folder);

  const good = vitest('limiter.test.ts');
  expectIn(good, 'a correct limiter', /\d+ passed/);
  if (/\d+ failed/.test(good)) throw new Error(`the README's first example fails:\n${good}`);
  const bad = vitest('my-queue.test.ts');
  const [, printed] = readme.match(/^```\n(✗ my-queue[\s\S]*?)^```$/m) ?? [];
  if (printed === undefined || !bad.includes(printed)) {
    const [, now] = bad.match(/^Fairtick: (✗ my-queue › \S+ {3}program[\s\S]*?)^⎯/m) ?? [];
    if (!process.argv.includes('--write') || printed === undefined || now === undefined)
      throw new Error(`expected the README's failure in\n${bad}`);
    writeFileSync(
      'README.md',
      readme.replace(printed, () => now),
    );
  }
  const again = vitest('my-queue.test.ts');
  expectIn(again, 'the second run of a broken queue', /replays fixtures\/counterexamples\/my-queue\//);
  console.log(`The README's ${files.length} files ran as printed in an empty project.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A failing run is an answer too: its output counts. CI must not be seen by it, for in CI nothing is saved. */
function vitest(file) {
  const { CI: _, ...env } = process.env;
  try {
    return run('npx', ['vitest', 'run', file], folder, { ...env, NO_COLOR: '1' });
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

function run(command, args, cwd, env = process.env) {
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function expectIn(output, what, pattern) {
  if (!pattern.test(output)) throw new Error(`${what}: expected ${pattern} in\n${output}`);
}
