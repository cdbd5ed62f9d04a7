import { readFileSync } from 'node:fs';
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
  expect(await ran(['check', 'p-quue'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean p-queue?'),
  });
});

test.each([
  [['laws', 'complition'], 'Did you mean completion?'],
  [['check', 'round-robin', '--laws', 'fifo-strat'], 'Did you mean fifo-start?'],
  [['check', 'src/cli/leaky-queue.fixture.ts', '--scheduler', 'leeky'], 'Did you mean leaky?'],
  [['soak', 'src/cli/leaky-queue.fixture.ts', '--scheduler', 'leeky'], 'Did you mean leaky?'],
  [['compare', 'p-quue@1', 'p-queue@2'], 'Did you mean p-queue?'],
  [['init', '--form', 'asinc'], 'Did you mean async?'],
  [['view', 'x.json', '--as', 'perfeto'], 'Did you mean perfetto?'],
  [['replay', 'fixturs'], 'Did you mean fixtures?'],
])('so is what is misspelt in a value: %j', async (args, expected) => {
  const { code, err } = await ran(args, { cwd: process.cwd() });
  expect(err).toContain(expected);
  expect(code).toBe(2);
});

test('--version says which', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await ran(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
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
