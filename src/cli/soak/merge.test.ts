import { expect, test } from 'vitest';
import { leaky } from '../leaky-queue.fixture.ts';
import { type Campaign, type Shard, startCampaign } from './campaign.ts';
import { runJob } from './job.ts';
import { merge } from './merge.ts';
import { soak } from './soak.ts';

const PARTS = 6;

async function soaked(parts: number, shard?: Shard, seed = 7): Promise<Campaign> {
  const campaign = startCampaign('leaky', seed, 20, shard);
  await soak(campaign, {
    workers: 1,
    start: async () => ({ run: (job) => runJob(leaky, job), kill: () => {} }),
    laws: ['work-conservation'],
    timeLimit: null,
    isOver: () => campaign.next >= parts,
    stopped: new AbortController().signal,
    onJob: () => {},
  });
  return campaign;
}

const stateOf = (campaign: Campaign) => ({ file: `soak-${campaign.shard?.index}.json`, campaign });

test('the shards of a campaign come to what one machine comes to that does it all', async () => {
  const shards = [1, 2, 3].map((index) => soaked(PARTS / 3, { index, of: 3 }));
  const { bugs, ...merged } = merge((await Promise.all(shards)).map(stateOf));
  const { bugs: alone, ...whole } = await soaked(PARTS);
  expect(merged).toEqual({ ...whole, elapsed: 0 });
  const met = (found: Campaign['bugs']) =>
    found.map(({ fixture, times }) => [fixture.violation, times]).sort();
  expect(met(bugs)).toEqual(met(alone));
});

test('where a shard is missing, or came further, the whole goes on with the parts that nobody did', async () => {
  const one = await soaked(1, { index: 1, of: 3 });
  const three = await soaked(2, { index: 3, of: 3 });
  expect(merge([stateOf(one), stateOf(three)])).toMatchObject({ next: 1, ahead: [2, 5], programs: 60 });
});

test('bugs and deaths keep the number of their part in the whole', () => {
  const shard = startCampaign('leaky', 7, 20, { index: 2, of: 3 });
  shard.deaths.push({ job: 4, why: 'ended with code 3' });
  expect(merge([stateOf(shard)]).deaths).toEqual([{ job: 13, why: 'ended with code 3' }]);
});

test('what does not belong together is refused, with both names', async () => {
  const shard = (index: number, of: number, seed = 7) =>
    stateOf(startCampaign('leaky', seed, 20, { index, of }));
  expect(() => merge([])).toThrow('expected the states of shards');
  expect(() => merge([stateOf(startCampaign('leaky', 7, 20))])).toThrow('there is nothing to merge it with');
  expect(() => merge([shard(1, 3), shard(2, 4)])).toThrow(
    'soak-2.json is leaky from seed 7, shard 2/4 of parts of 20 programs, and soak-1.json is',
  );
  expect(() => merge([shard(1, 3), shard(2, 3, 8)])).toThrow('soak-2.json is leaky from seed 8');
  expect(() => merge([shard(2, 3), shard(2, 3)])).toThrow('are both shard 2/3');
});
