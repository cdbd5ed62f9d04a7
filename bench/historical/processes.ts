import { fork } from 'node:child_process';
import type { Result, Search } from './job.ts';
import type { Order } from './worker.ts';

/** How long a process may work at one seed, ms of real time: a package may hang in a way that nothing inside can stop. */
const SILENCE = 120_000;

/** Does a job in a process of its own; what it had found is kept if it hangs or dies. */
export function runJob(order: Order, fingerprint: string): Promise<Result> {
  return new Promise((resolve) => {
    const child = fork(new URL('worker.js', import.meta.url), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const searches: Search[] = [];
    let printed = '';
    let silent: NodeJS.Timeout;
    const end = (lost?: string): void => {
      clearTimeout(silent);
      resolve({ fingerprint, searches, ...(lost === undefined ? {} : { lost }) });
    };
    const listen = (): void => {
      clearTimeout(silent);
      silent = setTimeout(() => {
        child.kill('SIGKILL');
        end(`silent for ${SILENCE / 1000} s`);
      }, SILENCE);
    };
    child.stderr!.on('data', (text) => {
      printed = `${printed}${text}`.slice(-2000);
    });
    child.on('message', (message: { readonly search?: Search }) => {
      if (message.search === undefined) return end();
      searches.push(message.search);
      listen();
    });
    child.on('exit', (code) => end(`the process ended with ${code}: ${printed.trim().split('\n').at(-1)}`));
    listen();
    child.send(order);
  });
}
