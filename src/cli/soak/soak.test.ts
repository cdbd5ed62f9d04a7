import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leaky, mended } from '../leaky-queue.fixture.ts';
import { emptyFolder } from '../terminal.fixture.ts';
import { type Campaign, loadCampaign, saveCampaign, startCampaign } from './campaign.ts';
import { type Job, runJob, seedOf } from './job.ts';
import { type SoakOptions, soak } from './soak.ts';
import type { Worker } from './workers.ts';

const inPlace =
  (run: Worker['run']): (() => Promise<Worker>) =>
  async () => ({ run, kill: () => {} });

function options(more: Partial<SoakOptions>): SoakOptions {
  return {
    workers: 2,
    start: inPlace((job) => runJob(leaky, job)),
    laws: ['work-conservation', 'completion'],
    timeLimit: null,
    isOver: () => false,
    stopped: new AbortController().signal,
    onJob: () => {},
    ...more,
  };
}

test('jobs draw different programs, and the same bug is kept once, however often it is met', async () => {
  const campaign = startCampaign('leaky', 7, 50);
  const fresh: string[] = [];
  const why = await soak(
    campaign,
    options({
      isOver: () => campaign.programs >= 300,
      onJob: (bugs) => fresh.push(...bugs.map(({ fixture }) => fixture.law)),
    }),
  );
  expect(why).toBe('over');
  expect(campaign.programs).toBeGreaterThanOrEqual(300);
  expect(fresh).toHaveLength(campaign.bugs.length);
  expect(campaign.bugs[0]).toMatchObject({ fixture: { law: 'work-conservation', scheduler: 'leaky' } });
  expect(campaign.bugs[0]!.times).toBeGreaterThan(1);
  expect(new Set(Array.from({ length: 1000 }, (_, job) => seedOf(7, job))).size).toBe(1000);
});

test('shards of a campaign share its parts among them: none is left out, and none is drawn twice', async () => {
  const drawn = async (index?: number): Promise<number[]> => {
    const seeds: number[] = [];
    const campaign = startCampaign('mended', 7, 50, index === undefined ? undefined : { index, of: 3 });
    const start = inPlace(async ({ number, seed, runs }) => {
      seeds.push(seed);
      return { number, programs: runs, bugs: [] };
    });
    const most = index === undefined ? 6 : 2;
    await soak(campaign, options({ workers: 1, start, isOver: () => campaign.next >= most }));
    return seeds;
  };
  const [one, two, three] = [await drawn(1), await drawn(2), await drawn(3)];
  expect([one[0], two[0], three[0], one[1], two[1], three[1]]).toEqual(await drawn());
});

test('of a scheduler that breaks nothing nothing is kept', async () => {
  const campaign = startCampaign('mended', 1, 50);
  const start = inPlace((job) => runJob(mended, job));
  await soak(campaign, options({ start, isOver: () => campaign.programs >= 200 }));
  expect(campaign).toMatchObject({ bugs: [], deaths: [], seed: 1 });
});

test('stopped and taken up again it does the same jobs as one that was not', async () => {
  const seen = async (...sessions: number[]): Promise<Campaign> => {
    const file = join(emptyFolder(), 'sub/state.json');
    for (const jobs of sessions) {
      const campaign = loadCampaign(file, 'leaky') ?? startCampaign('leaky', 3, 40);
      const stop = new AbortController();
      const onJob = (): void => {
        if (campaign.programs >= 40 * jobs) stop.abort();
      };
      expect(await soak(campaign, options({ workers: 1, stopped: stop.signal, onJob }))).toBe('stopped');
      saveCampaign(file, campaign);
      expect(existsSync(`${file}.new`)).toBe(false);
    }
    return loadCampaign(file, 'leaky')!;
  };
  expect(await seen(2, 5)).toEqual(await seen(5));
});

test('a job that was under way when it was stopped is done the next time', async () => {
  const campaign = startCampaign('leaky', 3, 40);
  const stop = new AbortController();
  const done: number[] = [];
  const start = inPlace(async (job: Job) => {
    if (job.number === 1) return Promise.reject(stop.abort());
    done.push(job.number);
    return { number: job.number, programs: job.runs, bugs: [] };
  });
  await soak(campaign, options({ start, stopped: stop.signal, workers: 1 }));
  expect(campaign).toMatchObject({ next: 1, ahead: [], programs: 40, deaths: [] });
});

test('a worker that dies is replaced, its job is written down, and too many deaths end it', async () => {
  const campaign = startCampaign('q', 1, 10);
  let started = 0;
  const start = async (): Promise<Worker> => {
    started++;
    return {
      run: (job) =>
        job.number % 2 === 0 ? Promise.reject(new Error('ended with code 3')) : runJob(leaky, job),
      kill: () => {},
    };
  };
  expect(await soak(campaign, options({ start }))).toBe('deaths');
  expect(campaign.deaths[0]).toEqual({ job: 0, why: 'ended with code 3' });
  expect(started).toBeGreaterThanOrEqual(campaign.deaths.length);
});

test('the state of another scheduler, or no state at all, is refused', () => {
  const file = join(emptyFolder(), 'state.json');
  saveCampaign(file, startCampaign('a', 1, 10));
  expect(() => loadCampaign(file, 'b')).toThrow(/is the soak of 'a', not of 'b'/);
  expect(() => loadCampaign('package.json', 'b')).toThrow(/is no state of a soak/);
});
