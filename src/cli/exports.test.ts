import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { check } from '../harness/check.ts';
import { type Fixture, toFixture } from '../harness/fixture.ts';
import { misfits } from '../report/traces/schema.fixture.ts';
import { leaky } from './leaky-queue.fixture.ts';
import { emptyFolder, ran } from './terminal.fixture.ts';

const adapter = ['--adapter', resolve('src/cli/leaky-queue.fixture.ts')];
const cwd = emptyFolder();
let fixture: Fixture;

beforeAll(async () => {
  const { verdicts } = await check(leaky, {
    runs: 60,
    laws: ['work-conservation'],
    exhaustive: false,
    fixtures: false,
  });
  fixture = toFixture(verdicts[0]!.counterexample!);
  writeFileSync(join(cwd, 'one.json'), JSON.stringify(fixture));
});

test('a trace for Perfetto is written into a file, and it is said where to open it', async () => {
  const { code, out, err } = await ran(
    ['view', 'one.json', ...adapter, '--as', 'perfetto', '--out', 'deep/t.json'],
    { cwd },
  );
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toBe('deep/t.json: open it in https://ui.perfetto.dev or chrome://tracing\n');
  const { traceEvents } = JSON.parse(readFileSync(join(cwd, 'deep/t.json'), 'utf8'));
  expect(traceEvents).toContainEqual(
    expect.objectContaining({ args: { name: 'leaky › work-conservation' } }),
  );
});

test('without a file a diagram is printed, to be copied, and so is JSON that fits its schema', async () => {
  const { out } = await ran(['view', 'one.json', ...adapter, '--as', 'mermaid'], { cwd });
  expect(out).toMatch(/^sequenceDiagram\n {2}participant t0 as main\n/);
  const { out: json } = await ran(['view', 'one.json', ...adapter, '--as', 'trace'], { cwd });
  const schema = JSON.parse(readFileSync('src/report/traces/trace.schema.json', 'utf8'));
  expect(misfits(JSON.parse(json), schema)).toEqual([]);
  expect(existsSync(join(cwd, 'fairtick-report'))).toBe(false);
});

test('where there is no run to export it is said why', async () => {
  writeFileSync(join(cwd, 'mended.json'), JSON.stringify({ ...fixture, scheduler: 'mended' }));
  expect(await ran(['view', 'mended.json', ...adapter, '--as', 'trace'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no run to export as trace. It is fixed: the law holds now.'),
  });
  expect(await ran(['view', '.', ...adapter, '--as', 'mermaid'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--as mermaid takes one fixture, and these are \d+: name one/),
  });
  expect(await ran(['view', 'one.json', '--as', 'perfeto'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('Allowed choices are page, perfetto, mermaid, trace'),
  });
});
