import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../harness/check.ts';
import { toFixture } from '../../harness/fixture.ts';
import { leaky } from '../leaky-queue.fixture.ts';
import { emptyFolder, ran } from '../terminal.fixture.ts';

const adapter = resolve('src/cli/leaky-queue.fixture.ts');

/** A folder with one fixture, changed as asked. */
async function folderWith(change: object): Promise<string> {
  const report = await check(leaky, {
    runs: 60,
    laws: ['work-conservation'],
    exhaustive: false,
    fixtures: false,
  });
  const fixture = toFixture(report.verdicts[0]!.counterexample!);
  const cwd = emptyFolder();
  const file = join(cwd, 'saved/one.json');
  mkdirSync(dirname(file));
  writeFileSync(file, JSON.stringify({ ...fixture, ...change }));
  return cwd;
}

test.each([
  ['fails', {}, 1],
  ['drifted', { trace: '00000000' }, 1],
  ['fixed', { scheduler: 'mended' }, 0],
  ['stale', { rev: 99 }, 2],
  ['stale', { format: 7 }, 2],
] as const)('%s, given %j, ends with %i', async (state, change, expected) => {
  const cwd = await folderWith(change);
  const { code, out } = await ran(['replay', 'saved', '--adapter', adapter, '--json'], { cwd });
  expect(JSON.parse(out)).toMatchObject([{ state }]);
  expect(code).toBe(expected);
  const { out: text } = await ran(['replay', 'saved', '--adapter', adapter], { cwd });
  expect(text).toMatch(new RegExp(`^[x~+!?] ${state} `));
  expect(text.includes('main:')).toBe(expected === 1);
  // It can be copied as it is.
  if (expected === 1) expect(text).toMatch(/Look: {2}npx fairtick view \S+one.json --adapter \S+/);
});

test('where no adapter exports the scheduler, it is said where to name it', async () => {
  const cwd = await folderWith({});
  const { code, err } = await ran(['replay', 'saved'], { cwd });
  expect(code).toBe(2);
  expect(err).toMatch(
    /No scheduler 'leaky' was found: there is neither fairtick.config.ts nor leaky.adapter.ts in/,
  );
  expect(err).toContain('--adapter my-queue.ts');
});

test('the file that init writes for a scheduler is found by its name', async () => {
  const cwd = await folderWith({});
  writeFileSync(join(cwd, 'fairtick.config.ts'), `export { mended } from '${adapter}';`);
  const { err } = await ran(['replay', 'saved'], { cwd });
  expect(err).toContain("fairtick.config.ts exports 'mended', and none of that name ships");
  writeFileSync(join(cwd, 'leaky.adapter.ts'), `export { leaky } from '${adapter}';`);
  expect((await ran(['replay', 'saved', '-q'], { cwd })).out).toMatch(/^x fails/);
});

test('so is a file of tests that is called like the scheduler', async () => {
  const cwd = await folderWith({});
  writeFileSync(
    join(cwd, 'leaky.test.ts'),
    `import { describeScheduler } from 'fairtick/vitest';\nimport { leaky } from '${adapter}';\ndescribeScheduler(leaky);`,
  );
  expect((await ran(['replay', 'saved', '-q'], { cwd })).out).toMatch(/^x fails/);
});

test('an adapter that was named must export it, and nothing else is tried', async () => {
  const cwd = await folderWith({});
  writeFileSync(join(cwd, 'leaky.adapter.ts'), `export { leaky } from '${adapter}';`);
  writeFileSync(join(cwd, 'other.ts'), `export { mended } from '${adapter}';`);
  const { code, err } = await ran(['replay', 'saved', '--adapter', 'other.ts'], { cwd });
  expect(code).toBe(2);
  expect(err).toMatch(/other.ts exports 'mended'\.\n.*--adapter my-queue.ts, with name: 'leaky'/);
});

test('fairtick.config.ts says where schedulers are', async () => {
  const cwd = await folderWith({});
  writeFileSync(join(cwd, 'fairtick.config.ts'), `export { leaky } from '${adapter}';`);
  expect((await ran(['replay', 'saved', '-q'], { cwd })).out).toMatch(/^x fails/);
});

test('view makes a page of a fixture, and of its program alone where the scheduler is not found', async () => {
  const cwd = await folderWith({});
  const full = await ran(['view', 'saved', '--adapter', adapter, '--json'], { cwd });
  expect(JSON.parse(full.out).exhibits[0]).toMatchObject({
    title: 'leaky › work-conservation',
    runs: [{ name: 'leaky' }],
  });
  const bare = await ran(['view', 'saved', '--out', 'page.html'], { cwd });
  expect(bare).toMatchObject({ code: 0, err: expect.stringContaining("No scheduler 'leaky' was found") });
  expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain('leaky › work-conservation');
});

test('view shows a report, and names what is wrong with one', async () => {
  const cwd = await folderWith({});
  const { out } = await ran(['view', 'saved', '--adapter', adapter, '--json'], { cwd });
  writeFileSync(join(cwd, 'report.json'), out);
  expect(await ran(['view', 'report.json'], { cwd })).toMatchObject({ code: 0 });
  writeFileSync(join(cwd, 'report.json'), out.replace('"runs": [', '"runs": [7,'));
  expect((await ran(['view', 'report.json'], { cwd })).err).toMatch(
    /report.json: exhibits\[0\]\S*runs\[0\]: expected an object/,
  );
});
