import type { Scheduler } from '../../forms/scheduler.ts';
import { check } from '../../harness/check.ts';
import { type Fixture, toFixture } from '../../harness/fixture.ts';
import type { LawId } from '../../laws/law.ts';

/** A part of a campaign: so many random programs from a seed of its own. */
export interface Job {
  readonly number: number;
  readonly seed: number;
  readonly runs: number;
  readonly laws: readonly LawId[] | null;
  readonly timeLimit: number | null;
}

export interface JobResult {
  readonly number: number;
  readonly programs: number;
  /** The smallest programs that break a law, each for a reason of its own as far as this job can tell. */
  readonly bugs: readonly Fixture[];
  /** Why the scheduler could not be checked at all. */
  readonly unusable?: string;
}

/** The seed of a campaign's job: a step of splitmix, so that near campaigns do not share programs. */
export function seedOf(campaign: number, job: number): number {
  let z = (campaign + Math.imul(job + 1, 0x9e3779b9)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 1;
}

/** Nothing is saved here: whoever asked for the job keeps what it found. */
export async function runJob(
  scheduler: Scheduler,
  { number, seed, runs, laws, timeLimit }: Job,
): Promise<JobResult> {
  const report = await check(scheduler, {
    seed,
    runs,
    exhaustive: false,
    fixtures: false,
    ...(laws === null ? {} : { laws }),
    ...(timeLimit === null ? {} : { timeLimit }),
  });
  const bugs = report.verdicts
    .filter(({ impliedBy }) => impliedBy === undefined)
    .flatMap(({ counterexample, others = [] }) =>
      counterexample === undefined ? [] : [counterexample, ...others],
    )
    .map(toFixture);
  const { unusable } = report;
  return { number, programs: report.runs, bugs, ...(unusable === undefined ? {} : { unusable }) };
}
