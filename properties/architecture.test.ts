import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { laws } from '../src/laws/index.ts';
import { codeOf, type Import, readSources } from './source.ts';

/** The house (DESIGN, section 3). `types` are rooms and packages of which only types may be named. */
interface Room {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

const HOUSE: { readonly [room: string]: Room } = {
  program: { rooms: [] },
  clock: { rooms: [], packages: ['node'] },
  trace: { rooms: ['program'] },
  laws: { rooms: ['program', 'trace'] },
  schedulers: { rooms: ['clock'] },
  forms: { rooms: ['program', 'trace', 'clock'] },
  adapters: {
    rooms: ['program', 'forms', 'schedulers'],
    types: ['effect', 'effection', 'p-limit', 'p-queue', 'promise-queue'],
  },
  arbitraries: { rooms: ['program'], packages: ['fast-check'] },
  harness: {
    rooms: ['program', 'clock', 'trace', 'laws', 'schedulers', 'forms', 'adapters', 'arbitraries'],
    packages: ['node', 'fast-check'],
  },
  report: { rooms: ['program', 'trace', 'laws'], types: ['harness'] },
  vitest: {
    rooms: ['adapters', 'harness', 'laws', 'report'],
    types: ['forms'],
    packages: ['node', 'vitest'],
  },
  cli: {
    rooms: ['program', 'laws', 'forms', 'adapters', 'harness', 'report'],
    types: ['trace'],
    packages: ['node', 'commander', 'jiti', '@clack'],
  },
};

/** Imports that a room needs beyond the table, each with its reason. */
const EXCUSED: { readonly [importer: string]: string } = {
  'src/cli/load.ts ../clock/globals.ts': 'the globals are routed before the code under test is imported',
  'src/report/page/html.ts node:fs':
    "the page's script is in files of its own, for the compiler and for tests",
  'src/report/page/html.ts node:zlib': 'a large page is packed',
  'src/report/page/html.ts node:crypto': 'the page allows no script but its own, by its hash',
  'src/vitest/setup.ts ../clock/globals.ts': 'the globals are routed before the code under test is imported',
};

/** Nothing that is found depends on these: a soak lasts as long as a person says, a button in a page says for a
 *  moment that it did its work, and a person who waits is told for how long. */
const REAL_TIME: readonly string[] = [
  'src/cli/soak/stopwatch.ts',
  'src/report/page/client/dom.mjs',
  'src/vitest/progress-reporter.ts',
];

/** Files without a test beside them, each with the test that holds it: a part of something else, or an adapter. Adapters of
 *  packages that are no dependency are held by `npm run historical`. */
const TESTED_BY: { readonly [file: string]: string } = {
  'src/adapters/async-await-queue.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/async.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/await-semaphore.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/better-queue.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/bluebird.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/bottleneck.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/caf.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/fluture.ts': 'bench/historical/subjects/runtimes.ts',
  'src/forms/racing.ts': 'src/arbitraries/ask-combined.test.ts',
  'src/program/conform.ts': 'src/program/shape.test.ts',
  'src/program/instruction.ts': 'src/program/code.test.ts',
  'src/program/combine.ts': 'src/program/oracle.test.ts',
  'src/forms/finish.ts': 'src/forms/registration.test.ts',
  'src/adapters/co.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/effect-deferred.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/effect-queue.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/effect-scheduler.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/effect-scope.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/effect-semaphore.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/fake-timers.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/fastq.ts': 'properties/historical.test.ts',
  'src/adapters/generic-pool.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/henrygd-queue.ts': 'properties/historical.test.ts',
  'src/adapters/js-csp.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/limiter.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/most.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/native-promises.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/node-mock-timers.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/p-all.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/p-map.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/p-ratelimit.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/p-throttle.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/promise-coroutines.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/promise-limit.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/promise-pool.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/queue.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/react-scheduler.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/redux-saga.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/run-parallel.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/rushstack-async.ts': 'bench/historical/subjects/maps.ts',
  'src/adapters/rxjs.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/rxjs-coroutine.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/rxjs-finalize.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/semaphore.ts': 'bench/historical/subjects/limiters.ts',
  'src/adapters/tiny-async-pool.ts': 'properties/historical.test.ts',
  'src/adapters/zone.ts': 'bench/historical/subjects/timers.ts',
  'src/adapters/effect.ts': 'properties/shipped/runtimes.test.ts',
  'src/adapters/effection.ts': 'properties/shipped/runtimes.test.ts',
  'src/adapters/p-limit.ts': 'properties/shipped/limiters.test.ts',
  'src/adapters/p-queue.ts': 'properties/shipped/limiters.test.ts',
  'src/adapters/promise-queue.ts': 'properties/shipped/limiters.test.ts',
  'src/forms/own-time.ts': 'src/forms/callback.test.ts',
  'src/arbitraries/shrink/duration.ts': 'src/arbitraries/shrink/durations.test.ts',
  'src/arbitraries/places.ts': 'src/arbitraries/ask.test.ts',
  'src/arbitraries/shrink/pass.ts': 'src/arbitraries/shrink.test.ts',
  'src/arbitraries/shrink/rewrite.ts': 'src/arbitraries/shrink/hoist.test.ts',
  'src/arbitraries/shrink/words.ts': 'src/arbitraries/shrink/own-words.test.ts',
  'src/arbitraries/wait.ts': 'src/arbitraries/generate.test.ts',
  'src/cli/fixtures.ts': 'src/cli/commands/replay.test.ts',
  'src/cli/init/questions.ts': 'src/cli/commands/init.test.ts',
  'src/cli/law-examples.ts': 'properties/law-examples.test.ts',
  'src/cli/load.ts': 'src/cli/commands/check.test.ts',
  'src/cli/schedulers.ts': 'src/cli/commands/check.test.ts',
  'src/cli/shipped.ts': 'src/cli/commands/check.test.ts',
  'src/cli/soak/campaign.ts': 'src/cli/soak/soak.test.ts',
  'src/cli/soak/line.ts': 'src/cli/soak/summary.test.ts',
  'src/cli/soak/job.ts': 'src/cli/soak/soak.test.ts',
  'src/cli/soak/worker.ts': '.ci/pack-test.mjs',
  'src/cli/soak/workers.ts': '.ci/pack-test.mjs',
  'src/cli/commands/view.ts': 'src/cli/commands/replay.test.ts',
  'src/cli/usage-error.ts': 'src/cli/cli.test.ts',
  'src/cli/write-page.ts': 'src/cli/commands/check.test.ts',
  'src/clock/abort-timeout.ts': 'src/clock/globals.test.ts',
  'src/clock/budget.ts': 'src/clock/virtual-clock.test.ts',
  'src/clock/performance.ts': 'src/clock/globals.test.ts',
  'src/clock/real.ts': 'src/clock/globals.test.ts',
  'src/clock/replace.ts': 'src/clock/globals.test.ts',
  'src/clock/ticks.ts': 'src/clock/globals.test.ts',
  'src/adapters/async-lock.ts': 'src/adapters/async-mutex.test.ts',
  'src/adapters/async-sema.ts': 'src/adapters/async-mutex.test.ts',
  'src/forms/async-sleep.ts': 'src/forms/async.test.ts',
  'src/forms/control.ts': 'src/forms/async.test.ts',
  'src/forms/sharing.ts': 'src/forms/exchange.test.ts',
  'src/forms/supports.ts': 'src/forms/validation.test.ts',
  'src/harness/escapes.ts': 'src/clock/escapes.test.ts',
  'src/harness/host.ts': 'src/harness/run.test.ts',
  'src/harness/option-error.ts': 'src/harness/options.test.ts',
  'src/harness/start.ts': 'src/harness/run.test.ts',
  'src/harness/timing.ts': 'src/harness/discrepancy.test.ts',
  'src/laws/comparison.ts': 'src/laws/bystander.test.ts',
  'src/laws/delivery.ts': 'src/laws/join-delivery.test.ts',
  'src/laws/idle-processor.ts': 'src/laws/work-conservation.test.ts',
  'src/laws/idle-slots.ts': 'src/laws/work-conservation.test.ts',
  'src/laws/idle-span.ts': 'src/laws/work-conservation.test.ts',
  'src/laws/overtaking.ts': 'src/laws/bounded-bypass.test.ts',
  'src/laws/scratch.ts': 'src/laws/index.test.ts',
  'src/laws/slots.ts': 'src/laws/concurrency-limit.test.ts',
  'src/laws/stall.ts': 'src/laws/completion.test.ts',
  'src/laws/tolerance.ts': 'src/laws/timely-wake.test.ts',
  'src/laws/channel-ledger.ts': 'src/laws/channel-conservation.test.ts',
  'src/laws/lock-ledger.ts': 'src/laws/lock-handoff.test.ts',
  'src/program/fate.ts': 'src/program/oracle.test.ts',
  'src/program/follow.ts': 'src/program/oracle.test.ts',
  'src/program/idleness.ts': 'src/program/oracle.test.ts',
  'src/program/pipe.ts': 'src/program/channels.test.ts',
  'src/report/glyphs.ts': 'src/report/timeline.test.ts',
  'src/report/remarks.ts': 'src/report/scorecard.test.ts',
  'src/report/rows.ts': 'src/report/timeline.test.ts',
  'src/report/page/data.ts': 'src/report/page/page.test.ts',
  'src/report/page/event-words.ts': 'src/report/page/run-view.test.ts',
  'src/report/page/wait-words.ts': 'src/report/page/run-view.test.ts',
  'src/report/page/exhibit.ts': 'src/report/page/page.test.ts',
  'src/report/page/model.ts': 'src/report/page/read.test.ts',
  'src/report/page/style.ts': 'src/report/page/page.test.ts',
  'src/report/traces/counters.ts': 'src/report/traces/perfetto.test.ts',
  'src/report/traces/flows.ts': 'src/report/traces/perfetto.test.ts',
  'src/report/traces/processor.ts': 'src/report/traces/perfetto.test.ts',
  'src/report/traces/spans.ts': 'src/report/traces/perfetto.test.ts',
  'src/report/traces/stretched.ts': 'src/report/traces/perfetto.test.ts',
  'src/report/traces/document-event.ts': 'src/report/traces/document.test.ts',
  'src/report/traces/wait-name.ts': 'src/report/traces/document.test.ts',
  'src/cli/terminal.ts': 'src/cli/cli.test.ts',
  'src/cli/one-of.ts': 'src/cli/commands/init.test.ts',
  'src/cli/init/file-name.ts': 'src/cli/init/files.test.ts',
  'src/vitest/attach.ts': 'src/vitest/describe-scheduler.test.ts',
  'src/vitest/collected.ts': 'src/vitest/summary.test.ts',
  'src/vitest/fail.ts': 'src/vitest/describe-scheduler.test.ts',
  'src/vitest/write-report.ts': 'src/vitest/reporter.test.ts',
  'src/trace/event.ts': 'src/trace/recorder.test.ts',
  'src/trace/claims.ts': 'src/laws/timely-wake.test.ts',
  'src/trace/companion.ts': 'src/harness/companions.test.ts',
};

/** Files that call what only bears the name of a real timer. */
const NAMESAKES: { readonly [file: string]: string } = {
  'src/adapters/effect-deferred.ts': 'bench/historical/subjects/runtimes.ts',
  'src/adapters/fake-timers.ts': 'methods of the fake clock that is under test',
  'src/adapters/native-promises.ts': 'the timers that are under test',
  'src/adapters/node-mock-timers.ts': 'what the mock under test has made',
  'src/adapters/zone.ts': 'what the zone under test has patched',
};

const MOST_LINES = 250;

const sources = ['src', 'properties', 'fixtures', 'bench'].flatMap(readSources);
const inHouse = sources.filter(({ path }) => path.startsWith('src/') && !isForTests(path));

test.each(Object.entries(HOUSE))('%s/ imports what it may', (name, room) => {
  const refused = inHouse
    .filter(({ path }) => roomOf(path) === name)
    .flatMap(({ path, imports }) =>
      imports.filter((each) => !mayImport(path, room, each)).map(({ from }) => `${path} ${from}`),
    );
  expect(refused.filter((each) => !(each in EXCUSED))).toEqual([]);
});

test('every folder is a room of the table', () => {
  const rooms = new Set(inHouse.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
  expect([...rooms].filter((room) => !(room in HOUSE))).toEqual([]);
});

test('no room leads back to itself', () => {
  const above = (room: string, seen: readonly string[]): void => {
    expect(seen, `${[...seen, room].join(' → ')} is a circle`).not.toContain(room);
    for (const next of HOUSE[room]!.rooms) above(next, [...seen, room]);
  };
  for (const room of Object.keys(HOUSE)) above(room, []);
});

test('every import names a file that exists, with its ending', () => {
  const missing = sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => from.startsWith('.') && !from.includes('/dist/'))
      .filter(({ from }) => !existsSync(join(dirname(path), from)))
      .map(({ from }) => `${path}: ${from}`),
  );
  expect(missing).toEqual([]);
});

test('only what is made for vitest knows vitest', () => {
  const know = inHouse.filter(({ imports }) =>
    imports.some(({ from }) => /^(vitest|node:test|node:assert)/.test(from)),
  );
  expect(know.filter(({ path }) => roomOf(path) !== 'vitest').map(({ path }) => path)).toEqual([]);
});

test('outside the clock nobody asks for real time, real chance or a real timer', () => {
  const real =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.hrtime\b|\b(set(Timeout|Interval|Immediate)|queueMicrotask|nextTick)\(/;
  const asks = inHouse.filter(({ path, text }) => roomOf(path) !== 'clock' && real.test(codeOf(text)));
  expect(asks.map(({ path }) => path).filter((path) => !(path in NAMESAKES))).toEqual(REAL_TIME);
});

test('laws are pure: they import nothing that runs', () => {
  const run = inHouse.filter(({ path }) => roomOf(path) === 'laws');
  const effects = /\b(async|await|Promise|process|globalThis|console)\b/;
  expect(run.filter(({ text }) => effects.test(codeOf(text))).map(({ path }) => path)).toEqual([]);
});

test('schedulers have never heard of programs', () => {
  const schedulers = inHouse.filter(({ path }) => roomOf(path) === 'schedulers');
  expect(schedulers.length).toBeGreaterThan(0);
  const heard = schedulers.filter(({ imports }) =>
    imports.some(({ from }) => /program|trace|forms/.test(from)),
  );
  expect(heard.map(({ path }) => path)).toEqual([]);
});

test(`no file has more than ${MOST_LINES} lines`, () => {
  const long = sources.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES);
  expect(long.filter(({ path }) => !path.endsWith('.test.ts')).map(({ path }) => path)).toEqual([]);
});

test('every file that does something has a test, beside it or where the list says', () => {
  const untested = inHouse
    .filter(({ text }) => doesSomething(text))
    .map(({ path }) => path)
    .filter((path) => !existsSync(path.replace(/\.ts$/, '.test.ts')));
  expect(untested.filter((path) => !existsSync(TESTED_BY[path] ?? ''))).toEqual([]);
  // An exception that is none any more is taken off the list.
  expect(Object.keys(TESTED_BY).filter((path) => !untested.includes(path))).toEqual([]);
});

test('there is no room for odds and ends', () => {
  const odd = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(path));
  expect(odd.map(({ path }) => path)).toEqual([]);
});

describe('the catalogue', () => {
  const ids = [
    ...readFileSync('src/laws/law.ts', 'utf8')
      .split('export type LawId')[1]!
      .matchAll(/^ {2}\| '([a-z-]+)'/gm),
  ].map(([, id]) => id);

  test('lists every law that has an id, in the same order', () => {
    expect(ids.length).toBeGreaterThan(20);
    expect(laws.map(({ id }) => id)).toEqual(ids.filter((id) => laws.some((law) => law.id === id)));
    expect(laws).toHaveLength(ids.filter((id) => existsSync(`src/laws/${id}.ts`)).length);
  });

  test.each(laws.map((law) => [law.id, law] as const))(
    '%s has a file of its name, a statement and a hint',
    (id, law) => {
      expect(existsSync(`src/laws/${id}.ts`)).toBe(true);
      expect(law.statement).toMatch(/^[A-Z].*\.$/s);
      expect(law.hint).toMatch(/\S/);
      expect(law.implies).not.toContain(id);
      for (const implied of law.implies) expect(laws.map((each) => each.id)).toContain(implied);
    },
  );
});

function mayImport(path: string, room: Room, { from, typesOnly }: Import): boolean {
  const target = from.startsWith('.') ? roomOf(normalize(join(dirname(path), from))) : packageOf(from);
  if (target === undefined) return false;
  if (from.startsWith('.') && (target === roomOf(path) || room.rooms.includes(target))) return true;
  if (!from.startsWith('.') && room.packages?.includes(target)) return true;
  return typesOnly && (room.types?.includes(target) ?? false);
}

/** The folder of `src/` that a file is in; undefined for the front door. */
function roomOf(path: string): string | undefined {
  const [, room, file] = path.split('/');
  return file === undefined ? undefined : room;
}

function packageOf(from: string): string {
  if (builtinModules.includes(from.replace(/^node:/, ''))) return 'node';
  return from.split('/')[0]!;
}

function isForTests(path: string): boolean {
  return /\.(test|fixture)\.ts$/.test(path);
}

/** Does it hold anything but types and exports of others' work? */
function doesSomething(text: string): boolean {
  return /^(export )?(default )?(async )?(function|class|const|let|type \w+ = typeof)\b/m.test(codeOf(text));
}
