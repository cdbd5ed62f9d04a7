// What a newcomer does: install the packed package into an empty project and run the README's example there as printed.
// With --write the failure that it prints is put into the README, where it differs.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    const [, now] = bad.match(/^Fairtick: (✗ my-queue › \S+ {3}(?:small )?program[\s\S]*?)^(?: ❯|⎯)/m) ?? [];
    if (!process.argv.includes('--write') || printed === undefined || now === undefined)
      throw new Error(`expected the README's failure in\n${bad}`);
    writeFileSync(
      'README.md',
      readme.replace(printed, () => now),
    );
  }
  const again = vitest('my-queue.test.ts');
  expectIn(again, 'the second run of a broken queue', /replays fixtures\/counterexamples\/my-queue\//);
  await tryCommands();
  console.log(`The README's ${files.length} files ran as printed in an empty project.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The command line as it was installed: a first look, a failure seen again and drawn, and a soak that is stopped. */
async function tryCommands() {
  fairtick(0, 'init', '--name', 'newcomer', '--form', 'async', '--from', 'p-limit');
  const adapter = readFileSync(join(folder, 'newcomer.adapter.ts'), 'utf8')
    .replace('new Subject({ concurrency: limit })', 'Subject(limit)')
    .replace('subject.add(task)', 'subject(task)');
  writeFileSync(join(folder, 'newcomer.adapter.ts'), adapter);
  expectIn(
    fairtick(0, 'check', 'newcomer.adapter.ts', '--exhaustive', 'off'),
    'check of a correct limiter',
    /^newcomer +✓/m,
  );
  writeFileSync(
    join(folder, 'leaky.ts'),
    adapter
      .replace("'newcomer'", "'leaky'")
      .replace('subject(task)', 'subject(task).finally(() => new Promise(() => {}))'),
  );
  const broken = fairtick(1, 'check', 'leaky.ts', '--exhaustive', 'off', '--runs', '200');
  const [, again] = broken.match(/Again: npx fairtick (replay .*)/) ?? [];
  const [, look] = broken.match(/Look: +npx fairtick (view .*)/) ?? [];
  expectIn(broken, 'check of a broken limiter', /Again: npx fairtick replay/);
  // A second where nobody else is at work; elsewhere as much longer as Node alone takes longer to start.
  const bare = best(() => run(process.execPath, ['-e', '0'], folder));
  const took = best(() => fairtick(1, ...again.split(' ')));
  const most = 1000 * Math.max(1, bare / 60);
  if (took > most) throw new Error(`replay took ${took} ms, and Node alone ${bare} ms`);
  fairtick(0, ...look.split(' '), '--out', 'page.html');
  expectIn(readFileSync(join(folder, 'page.html'), 'utf8'), 'the page', /leaky › /);
  expectIn(
    fairtick(1, 'compare', 'newcomer.adapter.ts', 'leaky.ts'),
    'compare',
    /newcomer and leaky differ in/,
  );
  expectIn(fairtick(0, 'laws', 'completion'), 'laws', /main:/);
  await stopSoak();
  expectIn(
    fairtick(0, 'soak', 'newcomer.adapter.ts', '--programs', '1'),
    'a soak that was enough',
    /random programs from seed 1/,
  );
  console.log(`The command line works as installed; replay answers within ${took} ms (Node alone: ${bare}).`);
}

/** Ctrl-C, once a part is done. */
function stopSoak() {
  const command = join(folder, 'node_modules/.bin/fairtick');
  const child = spawn(command, ['soak', 'newcomer.adapter.ts', '--workers', '1'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const state = join(folder, 'fairtick-report/soak-newcomer.json');
  // Once: a second one is not waited for.
  const watch = setInterval(() => {
    if (!existsSync(state)) return;
    clearInterval(watch);
    child.kill('SIGINT');
  }, 100);
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      const { programs } = existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')) : { programs: 0 };
      if (code === 130 && programs > 0) resolve();
      else
        reject(new Error(`a soak that was stopped ended with ${signal ?? code}, after ${programs} programs`));
    });
  });
}

function fairtick(expected, ...args) {
  const { CI: _, ...env } = process.env;
  const command = join(folder, 'node_modules/.bin/fairtick');
  try {
    const output = run(command, args, folder, env);
    if (expected === 0) return output;
    throw new Error(`fairtick ${args.join(' ')}: expected exit code ${expected} after\n${output}`);
  } catch (error) {
    if (expected !== 0 && error.status === expected) return error.stdout;
    throw error;
  }
}

/** ms of real time, the best of three. */
function best(body) {
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    body();
    return performance.now() - began;
  });
  return Math.round(Math.min(...times));
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
