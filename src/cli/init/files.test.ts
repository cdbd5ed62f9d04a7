import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Form } from '../../trace/claims.ts';
import { schedulersOf } from '../schedulers.ts';
import { emptyFolder } from '../terminal.fixture.ts';
import { filesFor, variableFor } from './files.ts';
import { FORMS } from './questions.ts';

test.each(Object.keys(FORMS) as Form[])(
  'the adapter of a %s scheduler is one, once the import is there',
  async (form) => {
    const cwd = emptyFolder();
    const { adapter } = filesFor({ name: 'my queue', form, from: './subject.js' });
    writeFileSync(join(cwd, 'subject.js'), 'export default class {}');
    writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(cwd, adapter.path),
      adapter.text.replace("'fairtick'", `'${resolve('src/index.ts')}'`),
    );
    const [scheduler] = await schedulersOf(adapter.path, cwd);
    expect(scheduler).toMatchObject({ name: 'my queue', claims: { form } });
  },
);

test.each([
  ['my-queue', 'myQueue'],
  ['@scope/p-queue', 'scopePQueue'],
  ['2fast', 'scheduler2fast'],
  ['…', 'scheduler'],
])('%s is the variable %s', (name, variable) => {
  expect(variableFor(name)).toBe(variable);
});
