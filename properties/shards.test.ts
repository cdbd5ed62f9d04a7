import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const SHARDS = 4;
const folder = mkdtempSync(join(tmpdir(), 'fairtick-shards-'));

/** What `npm run verify` does, but for what it draws, and where it writes. */
function configFor(report: string): string {
  const config = join(folder, `${report}.config.ts`);
  writeFileSync(
    config,
    `import verify from ${JSON.stringify(resolve('vitest.verify.config.ts'))};
const reporter = ${JSON.stringify(resolve('src/vitest/reporter.ts'))};
export default {
  root: ${JSON.stringify(resolve('.'))},
  test: {
    ...verify.test,
    reporters: [[reporter, { print: 'all', folder: ${JSON.stringify(join(folder, report))} }]],
  },
};
`,
  );
  return config;
}

/** What it prints: few programs put few laws to the test, so it ends with 1. */
function vitest(...args: readonly string[]): Promise<string> {
  const { VITEST: _, ...env } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve('node_modules/vitest/vitest.mjs'), ...args],
      { env: { ...env, FAIRTICK_RUNS: '40', FAIRTICK_EXHAUSTIVE: 'off', NO_COLOR: '1', GITHUB_ACTIONS: '' } },
      (_error, out) => done(out),
    );
  });
}

let whole: string;
let merged: string;

beforeAll(async () => {
  whole = await vitest('run', '--config', configFor('whole'));
  const config = configFor('merged');
  for (let i = 1; i <= SHARDS; i++) {
    const blob = `--outputFile=${join(folder, `blobs/${i}.json`)}`;
    await vitest('run', '--config', config, `--shard=${i}/${SHARDS}`, '--reporter=blob', blob);
  }
  merged = await vitest('run', '--config', config, `--merge-reports=${join(folder, 'blobs')}`);
}, 0);

test('four shards, merged, print what one run prints', () => {
  expect(readdirSync(join(folder, 'blobs'))).toHaveLength(SHARDS);
  expect(whole).toMatch(/^p-limit +[✓~?]/m);
  expect(merged).toBe(whole);
});

test.each(['scorecard.json', 'scorecard.md', 'scorecard.html', 'scorecard.svg'])(
  'four shards, merged, write the same %s, byte for byte',
  (name) => {
    const [one, other] = ['whole', 'merged'].map((report) =>
      readFileSync(join(folder, report, name), 'utf8'),
    );
    expect(one!.length).toBeGreaterThan(100);
    expect(other === one).toBe(true);
  },
);
