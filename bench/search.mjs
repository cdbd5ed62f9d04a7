// A process that searches one scheduler as often as its parent asks: `node bench/search.mjs event-loop` does so once.
import { installGlobals } from '../dist/clock/globals.js';
import { makeHost, TURNS } from '../dist/harness/host.js';
import { conduct } from '../dist/harness/running.js';
import { search } from '../dist/harness/search.js';
import { whyNotApplicable } from '../dist/laws/applicable.js';
import { laws } from '../dist/laws/index.js';
import { SCHEDULERS } from './schedulers.mjs';

/** Programs of a search: enough for the first hundred, which are run twice, not to matter. */
const RUNS = { effect: 4000, effection: 2000 };
const MOST_RUNS = 20_000;

const scheduler = SCHEDULERS.find(({ name }) => name === process.argv[2]);
const binding = laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
installGlobals();
const host = makeHost(TURNS);

if (process.send === undefined) console.log(await searchOnce());
else process.on('message', async () => process.send({ runs: await searchOnce() }));

async function searchOnce() {
  const options = { seed: 1, runs: RUNS[scheduler.name] ?? MOST_RUNS, timeLimit: 10_000 };
  const { runs, tallies } = await conduct(() => search(scheduler, binding, options, host), host);
  const broken = tallies.find((tally) => tally.broken !== undefined);
  if (broken !== undefined)
    throw new Error(`${scheduler.name} breaks ${broken.law.id}: its speed means nothing.`);
  return runs;
}
