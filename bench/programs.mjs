import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { short, sideBySide, table } from './measure.mjs';
import { SCHEDULERS } from './schedulers.mjs';

const BARS = { 'event-loop': 50_000, 'p-limit': 15_000 };

/**
 * Drawn, run, and put to every law that binds: all of a search but shrinking. Each scheduler has a process of its own, as
 * it has where a test runner checks it: code that has seen ten schedulers is compiled for ten, and slower for each.
 */
export async function programs() {
  const processes = SCHEDULERS.map(({ name }) => start(name));
  try {
    const ways = Object.fromEntries(processes.map(({ name, search }) => [name, search]));
    const ns = await sideBySide(ways, 5);
    const rows = SCHEDULERS.map(({ name, claims }) => {
      const bar = BARS[name];
      return [name, claims.form, short(1e9 / ns[name]), bar === undefined ? '' : short(bar)];
    });
    return table(['programs judged', 'form', 'a second', 'bar'], rows);
  } finally {
    for (const { child } of processes) child.disconnect();
  }
}

function start(name) {
  const child = fork(fileURLToPath(new URL('./search.mjs', import.meta.url)), [name]);
  const search = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`The search of ${name} ended with exit code ${code}.`));
      child.once('exit', ended);
      child.once('message', ({ runs }) => {
        child.off('exit', ended);
        resolve(runs);
      });
      child.send('search');
    });
  return { name, child, search };
}
