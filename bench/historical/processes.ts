import { fork } from 'node:child_process';
import { YOUNG_GENERATION } from '../young-generation.ts';
import type { Result, Search } from './job.ts';
import type { Order } from './worker.ts';

/** How long a process may work, ms of real time: a package may hang in a way that nothing inside can stop. */
const SILENCE = 120_000;

/** Does a job: each seed in a process of its own, since a bug may leave a module as no fresh one is. What was found is kept if
 *  a process hangs or dies; then there is no further one. */
export async function runJob(
  order: Omit<Order, 'seed'>,
  fingerprint: string,
  before: readonly Search[] = [],
): Promise<Result> {
  const searches = [...before];
  for (let seed = searches.length + 1; seed <= order.job.seeds; seed++) {
    const end = await searchApart({ ...order, seed });
    if (typeof end === 'string') return { fingerprint, searches, lost: end };
    searches.push(end);
    if (end.unusable !== undefined) break;
  }
  return { fingerprint, searches };
}

/** The search, or why there is none. */
function searchApart(order: Order): Promise<Search | string> {
  return new Promise((resolve) => {
    const child = fork(new URL('worker.js', import.meta.url), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...YOUNG_GENERATION],
    });
    let printed = '';
    const silent = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`silent for ${SILENCE / 1000} s`);
    }, SILENCE);
    child.stderr!.on('data', (text) => {
      printed = `${printed}${text}`.slice(-2000);
    });
    child.on('message', ({ search }: { readonly search: Search }) => resolve(search));
    child.on('exit', (code) => {
      clearTimeout(silent);
      resolve(`the process ended with ${code}: ${printed.trim().split('\n').at(-1)}`);
    });
    child.send(order);
  });
}
