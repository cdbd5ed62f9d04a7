import type { Bug, Campaign } from './campaign.ts';
import { nextJob, partOf, record, recordDeath } from './campaign.ts';
import { type Job, seedOf } from './job.ts';
import type { Worker } from './workers.ts';

export interface SoakOptions {
  readonly workers: number;
  readonly start: () => Promise<Worker>;
  readonly laws: Job['laws'];
  readonly timeLimit: number | null;
  /** Asked before each job: is it enough? */
  readonly isOver: () => boolean;
  readonly stopped: AbortSignal;
  /** Told after each job, with the bugs that nobody had met before. */
  readonly onJob: (fresh: readonly Bug[]) => void;
}

/** More deaths than this in a campaign: it is not one program that kills workers. */
const MOST_DEATHS = 20;

/**
 * Lets workers do the jobs of a campaign until it is over, or stopped. A job that was under way when it was stopped counts
 * as not done. A worker that dies takes its job with it and is replaced.
 *
 * @returns why it ended.
 */
export async function soak(campaign: Campaign, options: SoakOptions): Promise<'over' | 'stopped' | 'deaths'> {
  const { start, stopped, isOver } = options;
  const underWay = new Set<number>();
  const alive = new Set<Worker>();
  const killAll = (): void => {
    for (const worker of alive) worker.kill();
  };
  stopped.addEventListener('abort', killAll, { once: true });
  await Promise.all(Array.from({ length: options.workers }, work));
  stopped.removeEventListener('abort', killAll);
  if (stopped.aborted) return 'stopped';
  return campaign.deaths.length >= MOST_DEATHS ? 'deaths' : 'over';

  async function work(): Promise<void> {
    let worker: Worker | undefined;
    while (!stopped.aborted && !isOver() && campaign.deaths.length < MOST_DEATHS) {
      if (worker === undefined) {
        worker = await start();
        alive.add(worker);
        continue;
      }
      const number = nextJob(campaign, underWay);
      underWay.add(number);
      try {
        const result = await worker.run(jobOf(number));
        options.onJob(record(campaign, result));
      } catch (error) {
        alive.delete(worker);
        worker = undefined;
        if (!stopped.aborted) recordDeath(campaign, number, (error as Error).message);
      }
      underWay.delete(number);
    }
    worker?.kill();
  }

  function jobOf(number: number): Job {
    const { laws, timeLimit } = options;
    const seed = seedOf(campaign.seed, partOf(campaign, number));
    return { number, seed, runs: campaign.chunk, laws, timeLimit };
  }
}
