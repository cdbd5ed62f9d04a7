import { expect, test } from 'vitest';
import { ran } from './terminal.fixture.ts';

test('what is misspelt gets the nearest there is, and exit code 2', async () => {
  expect(await ran(['chek', 'a.ts'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean check?'),
  });
  expect(await ran(['check', 'a.ts', '--run', '3'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean --runs?'),
  });
  expect(await ran(['laws', 'complition'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean completion?'),
  });
  expect(await ran(['check', 'p-quue'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean p-queue?'),
  });
});

test.each(['check', 'replay', 'view', 'compare', 'soak', 'init'])(
  '%s --help has examples and the exit codes, and is no error',
  async (command) => {
    const { code, out } = await ran([command, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n +npx fairtick/);
    expect(out).toMatch(/Exit codes:/);
    expect(out).toContain(`Usage: fairtick ${command} `);
  },
);

test('an option that cannot be meant is named, without a stack', async () => {
  const { code, err } = await ran(['check', 'round-robin', '--runs', '-3']);
  expect(code).toBe(2);
  expect(err).toBe('fairtick: options.runs: expected a whole number from 0 to 2147483647 but received -3\n');
});
