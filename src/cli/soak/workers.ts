import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usage-error.ts';
import type { Job, JobResult } from './job.ts';

/** Somebody who does jobs, one at a time: a process of its own, or in a test a function. */
export interface Worker {
  /** Rejects where the worker died of it; then it takes no more. */
  readonly run: (job: Job) => Promise<JobResult>;
  readonly kill: () => void;
}

/** Starts a process that checks that scheduler. It is ready once this resolves. */
export async function startWorker(adapter: string, scheduler: string, cwd: string): Promise<Worker> {
  const path = fileURLToPath(new URL('./worker.js', import.meta.url));
  // Its own output would run through the progress line, and a scheduler may well print.
  const child = fork(path, [adapter, scheduler, cwd], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const complaints: string[] = [];
  child.stderr?.on('data', (text: Buffer) => {
    complaints.push(String(text));
    if (complaints.length > 20) complaints.shift();
  });
  try {
    await answerOf(child, complaints);
  } catch (error) {
    throw new UsageError(`A worker could not be started: ${(error as Error).message}`);
  }
  return {
    async run(job) {
      const answer = answerOf<JobResult>(child, complaints);
      child.send(job);
      return answer;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The next message, or why none will come. */
function answerOf<T>(child: ChildProcess, complaints: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void => {
      child.off('message', answered);
      const last = complaints.join('').trim().split('\n').slice(0, 3).join(' ');
      reject(new Error(`a worker ended with ${signal ?? `code ${code}`}${last === '' ? '' : `: ${last}`}`));
    };
    const answered = (answer: unknown): void => {
      child.off('exit', ended);
      resolve(answer as T);
    };
    child.once('message', answered);
    child.once('exit', ended);
  });
}
