import fc from 'fast-check';
import limiter from 'p-limit';
import { eventLoop } from '../dist/adapters/built-in.js';
import { pLimit } from '../dist/adapters/p-limit.js';
import { macrotask } from '../dist/clock/drain.js';
import { installGlobals } from '../dist/clock/globals.js';
import { runCase } from '../dist/harness/attempt.js';
import { makeHost } from '../dist/harness/host.js';
import { judge } from '../dist/harness/judge.js';
import { casesFor } from '../dist/harness/search.js';
import { whyNotApplicable } from '../dist/laws/applicable.js';
import { laws } from '../dist/laws/index.js';
import { compile } from '../dist/program/code.js';
import { expect } from '../dist/program/oracle.js';
import { copyEvents, hashEvents } from '../dist/trace/recorder.js';
import { copyWaits, WaitColumns } from '../dist/trace/wait-columns.js';
import { findWaits } from '../dist/trace/waits.js';
import { short, sideBySide, table } from './measure.mjs';

const PROGRAMS = 3000;

/** Where the time of one program goes: first the parts of a run, then each law. */
export async function phases() {
  installGlobals();
  const tables = [];
  for (const scheduler of [eventLoop, pLimit(limiter)]) tables.push(await phasesOf(scheduler));
  return tables.join('\n');
}

async function phasesOf(scheduler) {
  const arbitrary = casesFor(scheduler);
  const cases = fc.sample(arbitrary, { seed: 1, numRuns: PROGRAMS });
  const binding = laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
  const host = makeHost();
  const columns = new WaitColumns();
  const traces = await macrotask(() =>
    cases.map((kase) => {
      const trace = runCase(scheduler, kase, host);
      const { events, waits, program } = trace;
      return { ...trace, events: copyEvents(events), waits: copyWaits(waits, program.tasks.length) };
    }),
  );
  const forEach = (body) => (items) => () => {
    for (const item of items) body(item);
    return PROGRAMS;
  };
  const ns = await sideBySide({
    generate: () => fc.sample(arbitrary, { seed: 1, numRuns: PROGRAMS }).length,
    run: () => macrotask(forEach((kase) => runCase(scheduler, kase, host))(cases)),
    '· compile': forEach(({ program }) => compile(program))(cases),
    '· oracle': forEach(({ program }) => expect(program))(cases),
    '· waits': forEach(({ events, code }) => findWaits(events, code.tasks.length, columns))(traces),
    '· hash': forEach(({ events }) => hashEvents(events))(traces),
    ...Object.fromEntries(binding.map((law) => [law.id, forEach((trace) => judge(law, trace))(traces)])),
  });
  const total = Object.entries(ns).reduce(
    (sum, [name, each]) => (name.startsWith('·') ? sum : sum + each),
    0,
  );
  const events = traces.reduce((sum, trace) => sum + trace.events.length, 0) / PROGRAMS;
  return table(
    [`${scheduler.name}, ${short(events)} events a program`, 'ns a program', 'share'],
    [
      ...Object.entries(ns).map(([name, each]) => [name, short(each), `${short((100 * each) / total)} %`]),
      ['all', short(total), ''],
    ],
  );
}
