import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, ran } from './terminal.fixture.ts';

const TESTS = `import { leaky, mended } from '${resolve('src/cli/leaky-queue.fixture.ts')}';
import { compareSchedulers, describeScheduler } from 'fairtick/vitest';
import { afterEach, describe, expect, test, vi } from 'vitest';

const kind: string = 'in TypeScript';
afterEach(() => vi.restoreAllMocks());
describeScheduler(leaky, { runs: 5 });
describe('within a describe', () => {
  describeScheduler(mended);
  test.each([1, 2])('%i', (n) => expect(n).toBe(kind));
});
describe.skip('but not in one that is skipped', () => describeScheduler(leaky));
compareSchedulers(leaky, mended);
test('is never run', async () => {
  throw new Error('it was');
});
`;

const few = ['--no-fixtures', '--exhaustive', 'off', '--runs', '60', '--laws', 'work-conservation'];

test('a file of tests is an adapter: what it describes is checked, and none of its tests runs', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'queue.test.ts'), TESTS);
  const { code, out, err } = await ran(['check', 'queue.test.ts', ...few], { cwd });
  expect(err).toBe('');
  expect(code).toBe(1);
  expect(out).toMatch(/^leaky +✗\nmended +✓/m);
});

test('a file of tests that describes no scheduler exports none', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'none.spec.mjs'), "import { test } from 'vitest';\ntest('a', () => {});\n");
  const { code, err } = await ran(['check', 'none.spec.mjs', ...few], { cwd });
  expect(err).toMatch(/none\.spec\.mjs exports no scheduler/);
  expect(code).toBe(2);
});
