import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Fixture, parseFixture } from '../../harness/fixture.ts';
import { UsageError } from '../usage-error.ts';
import type { JobResult } from './job.ts';

/** A soak as far as it has come: kept in a file, so that it can be stopped and goes on where it was. */
export interface Campaign {
  readonly fairtick: 'soak';
  readonly format: 1;
  readonly scheduler: string;
  readonly seed: number;
  /** Programs in a job: another number would draw other programs. */
  readonly chunk: number;
  /** Set where several machines share a campaign. */
  readonly shard?: Shard;
  /** All jobs below this number are done, and those in `ahead`. */
  next: number;
  ahead: number[];
  programs: number;
  /** ms of real time that it has lasted, all sessions together. */
  elapsed: number;
  bugs: Bug[];
  /** Jobs in which a worker died, and how: a scheduler that ends the process is wrong, too. */
  deaths: { readonly job: number; readonly why: string }[];
}

/** Of so many machines this one, from 1: of the campaign's parts it does each `of`th. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface Bug {
  readonly fixture: Fixture;
  /** Jobs that met it. */
  times: number;
  /** Programs that had been run when it was first met, those of its job included. */
  after: number;
}

export function startCampaign(scheduler: string, seed: number, chunk: number, shard?: Shard): Campaign {
  return {
    fairtick: 'soak',
    format: 1,
    scheduler,
    seed,
    chunk,
    ...(shard === undefined ? {} : { shard }),
    next: 0,
    ahead: [],
    programs: 0,
    elapsed: 0,
    bugs: [],
    deaths: [],
  };
}

/** The place of a job among those of all shards: from this its programs are drawn, so no two shards draw the same. */
export function partOf({ shard }: Pick<Campaign, 'shard'>, job: number): number {
  return shard === undefined ? job : job * shard.of + shard.index - 1;
}

/** The number of the first job that is not done and not under way. */
export function nextJob({ next, ahead }: Campaign, underWay: ReadonlySet<number>): number {
  let job = next;
  while (ahead.includes(job) || underWay.has(job)) job++;
  return job;
}

/** Adds what a job found. Gives the bugs that nobody had met before. */
export function record(campaign: Campaign, { number, programs, bugs }: JobResult): readonly Bug[] {
  finish(campaign, number);
  campaign.programs += programs;
  return bugs
    .map((fixture) => ({ fixture, times: 1, after: campaign.programs }))
    .filter((bug) => addBug(campaign, bug));
}

/** False where it is one that was met before. */
export function addBug(campaign: Campaign, { fixture, times, after }: Bug): boolean {
  const known = campaign.bugs.find((bug) => isSame(bug.fixture, fixture));
  if (known === undefined) {
    campaign.bugs.push({ fixture, times, after });
    return true;
  }
  known.times += times;
  known.after = Math.min(known.after, after);
  return false;
}

/** A job that killed its worker is not tried again: it would kill the next one. */
export function recordDeath(campaign: Campaign, job: number, why: string): void {
  finish(campaign, job);
  campaign.deaths.push({ job, why });
}

/** Notes that a job is done. */
export function finish(campaign: Campaign, job: number): void {
  campaign.ahead.push(job);
  while (campaign.ahead.includes(campaign.next)) {
    campaign.ahead.splice(campaign.ahead.indexOf(campaign.next), 1);
    campaign.next++;
  }
}

/** What was shrunk is canonical: equal bugs have equal programs. */
function isSame(a: Fixture, b: Fixture): boolean {
  const meaning = ({ law, program, environment }: Fixture): string =>
    JSON.stringify([law, program, environment]);
  return meaning(a) === meaning(b);
}

/** In one step: a session that is killed in the midst leaves the last state whole. */
export function saveCampaign(file: string, campaign: Campaign): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(campaign, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * @returns undefined where there is no such file.
 * @throws UsageError where it is no campaign, or one of something else.
 */
export function loadCampaign(file: string, scheduler: string): Campaign | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const again = 'Start anew with --fresh, or keep the state elsewhere: --state other.json';
  let given: Partial<Campaign>;
  try {
    given = JSON.parse(text) as Partial<Campaign>;
    for (const { fixture } of given.bugs ?? []) parseFixture(fixture, file);
  } catch (error) {
    throw new UsageError(`${file} is no state of a soak: ${(error as Error).message}\n${again}`);
  }
  if (given?.fairtick !== 'soak' || given.format !== 1 || !Number.isInteger(given.next)) {
    throw new UsageError(`${file} is no state of a soak of this version.\n${again}`);
  }
  if (given.scheduler !== scheduler) {
    throw new UsageError(`${file} is the soak of '${given.scheduler}', not of '${scheduler}'.\n${again}`);
  }
  return given as Campaign;
}
