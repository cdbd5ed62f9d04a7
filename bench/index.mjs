// Prints Markdown tables. See README.md for how to read them; `node bench/index.mjs turns timers` runs only those.
import { page } from './page.mjs';
import { phases } from './phases.mjs';
import { programs } from './programs.mjs';
import { sleepers } from './sleepers.mjs';
import { timers } from './timers.mjs';
import { turns } from './turns.mjs';

const BENCHES = { turns, timers, sleepers, programs, phases, page };

const chosen = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`## ${name}\n\n${await bench()}`);
}
