import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { emptyFolder, ran } from '../terminal.fixture.ts';

const files = (['leaky', 'mended'] as const).map((name) => {
  const file = join(emptyFolder(), `${name}.ts`);
  writeFileSync(file, `export { ${name} } from '${resolve('src/cli/leaky-queue.fixture.ts')}';`);
  return file;
});

test('two files are compared, and the difference is found again by the command that is printed', async () => {
  const { code, out } = await ran(['compare', files[0]!, files[1]!, '--runs', '100']);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ leaky and mended differ in ending/);
  const [, again] = /Again: npx fairtick (.*)/.exec(out)!;
  const once = await ran(again!.split(' '));
  expect(once.out.split('\n').slice(0, 3)).toEqual(out.split('\n').slice(0, 3));
});

test('both runs are exported for a viewer: printed in place of the words, or beside them into a file', async () => {
  const compared = ['compare', files[0]!, files[1]!, '--runs', '100'];
  const printed = await ran([...compared, '--as', 'trace']);
  expect(printed.code).toBe(1);
  expect(JSON.parse(printed.out)).toMatchObject({ fairtick: 'difference', schedulers: ['leaky', 'mended'] });
  const cwd = emptyFolder();
  const { out, err } = await ran([...compared, '--as', 'mermaid', '--out', 'both.md'], { cwd });
  expect(out).toMatch(/^✗ leaky and mended differ/);
  expect(err).toBe('both.md: put it into an issue as it is\n');
  expect(readFileSync(join(cwd, 'both.md'), 'utf8').match(/^```mermaid$/gm)).toHaveLength(2);
  expect(await ran([...compared, '--out', 'x.json'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('add --as perfetto'),
  });
});

test('one that is compared with itself does not differ', async () => {
  const { code, out } = await ran(['compare', files[1]!, files[1]!, '--runs', '50']);
  expect(code).toBe(0);
  expect(out).toContain('No difference between mended and mended was found in 50 programs.');
});

test('what only one of them supports is not asked, and that is said where nothing was found', async () => {
  const { out } = await ran(['compare', 'p-queue', 'p-limit', '--runs', '20'], { cwd: process.cwd() });
  expect(out).toMatch(
    /No difference.*\nOnly p-queue supports abort, idle, pause, clear, set-limit, priority, so that was not asked:/,
  );
  const { out: alike } = await ran(['compare', 'p-queue', 'p-queue', '--runs', '20'], { cwd: process.cwd() });
  expect(alike).toBe('No difference between p-queue and p-queue was found in 20 programs.\n');
});

test('versions of a package are taken from the cache, and given to an adapter of its module', async () => {
  const cache = emptyFolder();
  for (const version of ['1.0.0', '2.0.0']) {
    const folder = join(cache, `made-up@${version}/node_modules/made-up`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      '{ "name": "made-up", "type": "module", "exports": "./index.js" }',
    );
    writeFileSync(join(folder, 'index.js'), `export const late = ${version === '2.0.0' ? 5 : 0};`);
  }
  const adapter = join(cache, 'adapter.mjs');
  writeFileSync(
    adapter,
    `export default ({ late }, name) => { const scheduler = { name, form: 'async', create: () => ({ spawn: (task) => new Promise((resolve, reject) => setTimeout(() => task().then(resolve, reject), late)) }) };
    return { name, definition: scheduler, claims: { scheduler: name, form: 'async', supports: new Set(), guarantees: {} } }; };`,
  );
  vi.stubEnv('FAIRTICK_CACHE', cache);
  const { code, out, err } = await ran([
    'compare',
    'made-up@1.0.0',
    'made-up@2.0.0',
    '--adapter',
    adapter,
    '--runs',
    '50',
  ]);
  vi.unstubAllEnvs();
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^✗ made-up@1.0.0 and made-up@2.0.0 differ in/);
});

test('a package that has no adapter is told how to write one', async () => {
  const { code, err } = await ran(['compare', 'left-pad@1.0.0', 'left-pad@1.3.0']);
  expect(code).toBe(2);
  expect(err).toMatch(/No adapter for left-pad ships\. .*\n.*\(module, name\) => defineScheduler/);
});
