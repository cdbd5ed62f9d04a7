import { fork } from 'node:child_process';
import { YOUNG_GENERATION } from '../young-generation.ts';
import type { Job, Results } from './job.ts';
import type { EvaluateOptions } from './options.ts';
import type { Kept } from './results.ts';

/** How long a process may be silent before it counts as hung, ms of real time: a user's own test has no guard. */
const SILENCE: Readonly<Record<Job['kind'], number>> = {
  hunt: 300_000,
  replay: 120_000,
  chain: 300_000,
  promises: 60_000,
  alarms: 1_800_000,
  reduction: 300_000,
};

/**
 * Does jobs in processes of their own, so many at a time, and gives their results in the order of the jobs; undefined for
 * one that hung. What an earlier run of the same code kept is not done again.
 *
 * @throws Error where a process ends without a result.
 */
export async function runJobs<K extends Job['kind']>(
  jobs: readonly (Job & { readonly kind: K })[],
  options: EvaluateOptions,
  kept: Kept,
  onDone: (job: Job) => void,
): Promise<readonly (Results[K] | undefined)[]> {
  const results: (Results[K] | undefined)[] = new Array(jobs.length);
  let next = 0;
  await Promise.all(Array.from({ length: options.processes }, takeJobs));
  return results;

  async function takeJobs(): Promise<void> {
    while (next < jobs.length) {
      const mine = next++;
      const job = jobs[mine]!;
      let result = kept.of(job);
      if (result === undefined) {
        result = await runJob(job, options);
        if (result !== undefined) kept.keep(job, result);
      }
      results[mine] = result as Results[K] | undefined;
      onDone(job);
    }
  }
}

function runJob(job: Job, options: EvaluateOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('worker.js', import.meta.url), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...YOUNG_GENERATION],
    });
    let hung: NodeJS.Timeout;
    let printed = '';
    child.stderr!.on('data', (text) => {
      printed += text;
    });
    const listen = (): void => {
      clearTimeout(hung);
      hung = setTimeout(() => {
        child.kill('SIGKILL');
        resolve(undefined);
      }, SILENCE[job.kind]);
    };
    listen();
    child.on('message', (message: { readonly result?: unknown }) => {
      if ('result' in message) resolve(message.result);
      else listen();
    });
    child.on('exit', (code) => {
      clearTimeout(hung);
      reject(new Error(`${JSON.stringify(job)} ended with ${code} and no result.\n${printed}`));
    });
    child.send({ job, options });
  });
}
