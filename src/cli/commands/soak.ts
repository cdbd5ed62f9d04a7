import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { saveFixture } from '../../harness/fixture.ts';
import { resolveOptions } from '../../harness/options.ts';
import type { LawId } from '../../laws/law.ts';
import { grouped } from '../../report/grouped.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { schedulersOf } from '../schedulers.ts';
import { type Campaign, loadCampaign, saveCampaign, startCampaign } from '../soak/campaign.ts';
import { soak } from '../soak/soak.ts';
import { clockText, durationOf, type Stopwatch, startStopwatch } from '../soak/stopwatch.ts';
import { startWorker } from '../soak/workers.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly for?: number;
  readonly programs?: number;
  readonly workers: number;
  readonly seed: number;
  readonly laws?: readonly LawId[];
  readonly timeLimit?: number;
  readonly scheduler?: string;
  readonly state?: string;
  readonly fresh?: true;
  readonly fixtures: string | false;
  readonly json?: true;
}

/** Programs in a job: a second or two, so that little is lost to Ctrl-C. */
const CHUNK = 5000;

export function soakCommand(terminal: Terminal, end: End): Command {
  return new Command('soak')
    .description(
      'Try random programs for as long as you say, in several processes. It can be stopped, and goes on later.',
    )
    .argument(
      '<adapter>',
      'a TypeScript or JavaScript file that exports a scheduler, or the name of one that ships',
    )
    .option('--for <time>', 'how long: 90s, 10m, 8h (default 10m, unless --programs is given)', duration)
    .option('-n, --programs <n>', 'how many programs, all sessions together', whole)
    .option('-w, --workers <n>', 'processes', whole, availableParallelism())
    .option('-s, --seed <n>', 'seed of the whole campaign', whole, 1)
    .option('-l, --laws <ids>', 'these laws alone, joined by commas', (text) =>
      text.split(',').map((id) => id.trim() as LawId),
    )
    .option(
      '-t, --time-limit <ms>',
      'real time that one program may take before it counts as hung (default 500)',
      whole,
    )
    .option('--scheduler <name>', 'of several schedulers that the file exports, this one')
    .option('--state <file>', 'where its state is kept (default: fairtick-report/soak-<scheduler>.json)')
    .option('--fresh', 'start anew, and forget the state')
    .option('-f, --fixtures <folder>', 'where failures are saved', 'fixtures/counterexamples')
    .option('--no-fixtures', 'save no failures (they are in the state, too)')
    .option('--json', 'print the state as JSON at the end')
    .addHelpText(
      'after',
      `
Ctrl-C ends it within a moment and keeps all that is finished; the same command goes on from there.

Examples:
  npx fairtick soak my-queue.ts --for 8h
  npx fairtick soak my-queue.ts --programs 10000000 --workers 2 --json
${EXIT_CODES_HELP}
  130  stopped by Ctrl-C`,
    )
    .action(async (adapter: string, options: Options) => {
      const { cwd } = terminal;
      const scheduler = await oneOf(adapter, options, cwd);
      // Before any worker has to find out.
      resolveOptions(options.laws === undefined ? {} : { laws: options.laws });
      const file = resolve(
        cwd,
        options.state ?? `fairtick-report/soak-${scheduler.replace(/[^\w.@+-]+/g, '-')}.json`,
      );
      if (options.fresh && existsSync(file)) rmSync(file);
      const campaign = loadCampaign(file, scheduler) ?? startCampaign(scheduler, options.seed, CHUNK);
      if (campaign.seed !== options.seed) {
        throw new UsageError(
          `${relative(cwd, file)} is a soak from seed ${campaign.seed}, not ${options.seed}. Start anew with --fresh, or give --seed ${campaign.seed}.`,
        );
      }
      const watch = startStopwatch();
      const before = { elapsed: campaign.elapsed, programs: campaign.programs };
      const most = options.for ?? (options.programs === undefined ? 600_000 : Number.POSITIVE_INFINITY);
      const keep = (): void => {
        campaign.elapsed = before.elapsed + watch.elapsed();
        saveCampaign(file, campaign);
      };
      const line = progress(campaign, before.programs, most, watch, terminal);
      const why = await soak(campaign, {
        workers: Math.max(1, options.workers),
        start: () => startWorker(adapter, scheduler, cwd),
        laws: options.laws ?? null,
        timeLimit: options.timeLimit ?? null,
        isOver: () =>
          watch.elapsed() >= most || campaign.programs >= (options.programs ?? Number.POSITIVE_INFINITY),
        stopped: terminal.stopSignal(),
        onJob(fresh) {
          line.clear();
          for (const { fixture } of fresh)
            terminal.murmur(`${scheduler}: ${fixture.law}: ${fixture.violation}\n`);
          keep();
        },
      });
      line.end();
      keep();
      const saved =
        options.fixtures === false || process.env.CI ? [] : saveAll(campaign, resolve(cwd, options.fixtures));
      if (options.json) terminal.say(JSON.stringify(campaign, null, 1));
      else
        terminal.say(
          summary(
            campaign,
            why,
            saved.map((path) => relative(cwd, path)),
            adapter,
          ),
        );
      const isWrong = campaign.bugs.length > 0 || campaign.deaths.length > 0;
      end(why === 'stopped' ? EXIT.stopped : isWrong ? EXIT.broken : EXIT.fine);
    });
}

async function oneOf(adapter: string, { scheduler: only }: Options, cwd: string): Promise<string> {
  const names = (await schedulersOf(adapter, cwd)).map(({ name }) => name);
  const found = names.filter((name) => name === (only ?? name));
  if (found.length === 1) return found[0]!;
  throw new UsageError(
    `${adapter} exports ${names.join(', ')}, and one is soaked at a time: --scheduler ${names[0]}`,
  );
}

function saveAll({ bugs }: Campaign, folder: string): readonly string[] {
  return bugs.map(({ fixture }) => saveFixture(folder, fixture));
}

function progress(
  campaign: Campaign,
  before: number,
  most: number,
  watch: Stopwatch,
  { interactive, murmur, width }: Terminal,
): { readonly clear: () => void; readonly end: () => void } {
  const clear = (): void => {
    if (interactive) murmur(`\r${' '.repeat(width - 1)}\r`);
  };
  const show = (): void => {
    const elapsed = watch.elapsed();
    const speed = Math.round(((campaign.programs - before) * 1000) / Math.max(1, elapsed));
    const bugs = `${campaign.bugs.length} ${campaign.bugs.length === 1 ? 'bug' : 'bugs'}`;
    const until = Number.isFinite(most) ? ` of ${clockText(most)}` : '';
    const text = `${campaign.scheduler}: ${grouped(campaign.programs)} programs, ${grouped(speed)}/s, ${bugs}, ${clockText(elapsed)}${until}`;
    murmur(interactive ? `\r${text.slice(0, width - 1).padEnd(width - 1)}` : `${text}\n`);
  };
  const timer = watch.every(interactive ? 500 : 30_000, show);
  return {
    clear,
    end() {
      timer.stop();
      clear();
    },
  };
}

function summary(
  campaign: Campaign,
  why: 'over' | 'stopped' | 'deaths',
  saved: readonly string[],
  adapter: string,
): string {
  const { scheduler, programs, elapsed, bugs, deaths, seed } = campaign;
  const lines = [
    `${scheduler}: ${grouped(programs)} random programs from seed ${seed} in ${clockText(elapsed)}, ${bugs.length} distinct counterexamples.`,
  ];
  bugs.forEach(({ fixture, times, after }, i) => {
    lines.push(
      '',
      `✗ ${fixture.law}: ${fixture.violation}`,
      `  met ${times} times, first within ${grouped(after)} programs`,
    );
    if (saved[i] !== undefined) lines.push(`  Look: npx fairtick view ${saved[i]} --adapter ${adapter}`);
  });
  for (const { job, why: how } of deaths) lines.push('', `✗ in part ${job} ${how}`);
  if (why === 'deaths')
    lines.push('', 'It was given up: too many workers died. Run `fairtick check` to see what is wrong.');
  if (why === 'stopped') lines.push('', 'It was stopped: the same command goes on from here.');
  return lines.join('\n');
}

function duration(text: string): number {
  const ms = durationOf(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError('Expected a length of time, such as 90s, 10m or 8h.');
}

function whole(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value)) return value;
  throw new InvalidArgumentError('Expected a whole number.');
}
