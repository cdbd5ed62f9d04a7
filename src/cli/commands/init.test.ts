import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, ran } from '../terminal.fixture.ts';

const flags = ['--name', 'my-queue', '--form', 'async'];

test('writes an adapter, its tests and the configuration, and says what comes next', async () => {
  const cwd = emptyFolder();
  const { code, out } = await ran(['init', ...flags], { cwd });
  expect(code).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(['my-queue.adapter.ts', 'my-queue.test.ts', 'vitest.config.ts']);
  expect(readFileSync(join(cwd, 'my-queue.adapter.ts'), 'utf8')).toContain(
    "import Subject from './my-queue.ts'",
  );
  expect(out).toContain('npx fairtick check my-queue.adapter.ts');
});

test('writes nothing over, and tells what a configuration of one’s own needs', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'vite.config.ts'), 'export default {};');
  const { out } = await ran(['init', ...flags, '--folder', 'test'], { cwd });
  expect(out).toContain("Add this to `test` in vite.config.ts:\n  setupFiles: ['fairtick/setup'],");
  expect(readFileSync(join(cwd, 'vite.config.ts'), 'utf8')).toBe('export default {};');
  expect(await ran(['init', ...flags, '--folder', 'test'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('is there already'),
  });
});

test('where one of the files is there, none is written', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'my-queue.test.ts'), '');
  expect((await ran(['init', ...flags], { cwd })).code).toBe(2);
  expect(readdirSync(cwd)).toEqual(['my-queue.test.ts']);
});

test('where nobody can be asked, it says which flags are missing', async () => {
  const { code, err } = await ran(['init', '--name', 'x']);
  expect(code).toBe(2);
  expect(err).toContain('--form must be given');
});

test('what a file of one’s own exports is imported as it is, and made as it says', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'queue.ts'), 'export class TaskQueue { constructor(limit: number) {} }');
  await ran(['init', '--name', 'task-queue', '--form', 'async', '--from', './queue.ts'], { cwd });
  const text = readFileSync(join(cwd, 'task-queue.adapter.ts'), 'utf8');
  expect(text).toContain("import { TaskQueue } from './queue.ts';");
  expect(text).toContain('const subject = new TaskQueue(limit);');
  writeFileSync(join(cwd, 'made.ts'), 'export function made(options) {}');
  await ran(['init', '--name', 'made', '--form', 'async', '--from', './made.ts'], { cwd });
  const other = readFileSync(join(cwd, 'made.adapter.ts'), 'utf8');
  expect(other).toContain("import { made as Subject } from './made.ts';");
  expect(other).toContain('const subject = Subject({ concurrency: limit });');
});
