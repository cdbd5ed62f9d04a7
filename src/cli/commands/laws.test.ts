import { expect, test } from 'vitest';
import { laws } from '../../laws/index.ts';
import { ran } from '../terminal.fixture.ts';

test('every law is listed, and each has an example that breaks it', async () => {
  const { out } = await ran(['laws']);
  const json = JSON.parse((await ran(['laws', '--json'])).out);
  for (const [i, { id }] of laws.entries()) {
    expect(out).toContain(`  ${id}  `);
    expect(json[i]).toMatchObject({
      id,
      example: { program: expect.stringMatching(/^main:/), timeline: expect.stringContaining('main') },
    });
  }
});

test('one law is described with its example, in ASCII where the terminal knows no more', async () => {
  const { out } = await ran(['laws', 'work-conservation']);
  expect(out).toContain('a scheduler with this bug:');
  expect(out).toMatch(/^ {2}main +■/m);
  const ascii = await ran(['laws', 'work-conservation'], { ascii: true });
  expect(ascii.out).toMatch(/^ {2}main +#/m);
});
