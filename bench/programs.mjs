import * as effectModule from 'effect';
import * as effectionModule from 'effection';
import limiter from 'p-limit';
import Queue from 'p-queue';
import { builtIn } from '../dist/adapters/built-in.js';
import { effect } from '../dist/adapters/effect.js';
import { effection } from '../dist/adapters/effection.js';
import { pLimit } from '../dist/adapters/p-limit.js';
import { pQueue } from '../dist/adapters/p-queue.js';
import { virtualTimers } from '../dist/adapters/virtual-timers.js';
import { installGlobals } from '../dist/clock/globals.js';
import { makeHost } from '../dist/harness/host.js';
import { conduct } from '../dist/harness/running.js';
import { search } from '../dist/harness/search.js';
import { whyNotApplicable } from '../dist/laws/applicable.js';
import { laws } from '../dist/laws/index.js';
import { short, sideBySide, table } from './measure.mjs';

const BARS = { 'event-loop': 50_000, 'p-limit': 15_000 };

const SCHEDULERS = [
  ...builtIn,
  virtualTimers,
  pLimit(limiter),
  pQueue(Queue),
  effection(effectionModule),
  effect(effectModule),
];

/** Drawn, run, and put to every law that binds: all of a search but shrinking. */
export async function programs() {
  installGlobals();
  const host = makeHost();
  const ways = Object.fromEntries(
    SCHEDULERS.map((scheduler) => [scheduler.name, () => searchOnce(scheduler, host)]),
  );
  const ns = await sideBySide(ways, 5);
  const rows = SCHEDULERS.map(({ name, claims }) => {
    const bar = BARS[name];
    return [name, claims.form, short(1e9 / ns[name]), bar === undefined ? '' : short(bar)];
  });
  return table(['programs judged', 'form', 'a second', 'bar'], rows);
}

async function searchOnce(scheduler, host) {
  const binding = laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
  const options = { seed: 1, runs: 4000, timeLimit: 10_000 };
  const { runs, tallies } = await conduct(() => search(scheduler, binding, options, host), host);
  const broken = tallies.find((tally) => tally.broken !== undefined);
  if (broken !== undefined)
    throw new Error(`${scheduler.name} breaks ${broken.law.id}: its speed means nothing.`);
  return runs;
}
