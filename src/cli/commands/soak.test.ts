import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { toFixture } from '../../harness/fixture.ts';
import { leak } from '../../report/example.fixture.ts';
import { record, saveCampaign, startCampaign } from '../soak/campaign.ts';
import { emptyFolder, ran } from '../terminal.fixture.ts';

const ADAPTER = resolve('src/cli/leaky-queue.fixture.ts');

/** The states of two shards, which both met the same bug. */
function shards(cwd: string): readonly string[] {
  return [1, 2].map((index) => {
    const campaign = startCampaign('leaky', 7, 1000, { index, of: 2 });
    record(campaign, { number: 0, programs: 1000, bugs: [{ ...toFixture(leak), scheduler: 'leaky' }] });
    const file = `soak-${index}.json`;
    saveCampaign(join(cwd, file), campaign);
    return file;
  });
}

const merging = (states: readonly string[], more: readonly string[] = []): readonly string[] => [
  ...['soak', ADAPTER, '--scheduler', 'leaky', '--state', 'whole.json', '--no-fixtures', ...more],
  ...['--merge', ...states],
];

test('the states of shards become one, which says what all of them found', async () => {
  const cwd = emptyFolder();
  const { code, out } = await ran(merging(shards(cwd)), { cwd });
  expect(code).toBe(1);
  expect(out).toContain('leaky: 2,000 random programs from seed 7 in');
  expect(out).toContain('1 distinct counterexample.');
  expect(out).toContain('met in 2 parts');
  expect(JSON.parse(readFileSync(join(cwd, 'whole.json'), 'utf8'))).toMatchObject({
    next: 2,
    programs: 2000,
  });
});

test('a state that is there already is not lost, unless that is asked for', async () => {
  const cwd = emptyFolder();
  const states = shards(cwd);
  await ran(merging(states), { cwd });
  const again = await ran(merging(states), { cwd });
  expect(again.code).toBe(2);
  expect(again.err + again.out).toContain('whole.json is there already');
  expect((await ran(merging(states, ['--fresh']), { cwd })).code).toBe(1);
});

test('a state that is not there is named', async () => {
  const { code, err, out } = await ran(merging(['soak-9.json']));
  expect(code).toBe(2);
  expect(err + out).toContain('soak-9.json: there is no such file');
});
