import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Scheduler } from '../../forms/scheduler.ts';
import { saveFixture } from '../../harness/fixture.ts';
import { resolveOptions } from '../../harness/options.ts';
import type { LawId } from '../../laws/law.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { oneNamed, schedulersOf } from '../schedulers.ts';
import { type Campaign, loadCampaign, type Shard, saveCampaign, startCampaign } from '../soak/campaign.ts';
import { soakLine } from '../soak/line.ts';
import { merge } from '../soak/merge.ts';
import { soak } from '../soak/soak.ts';
import { durationOf, startStopwatch } from '../soak/stopwatch.ts';
import { shardWords, summary } from '../soak/summary.ts';
import { startWorker } from '../soak/workers.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly for?: number;
  readonly programs?: number;
  readonly workers: number;
  readonly seed: number;
  readonly shard?: Shard;
  readonly laws?: readonly LawId[];
  readonly timeLimit?: number;
  readonly scheduler?: string;
  readonly state?: string;
  readonly fresh?: true;
  readonly merge?: readonly string[];
  readonly fixtures: string | false;
  readonly json?: true;
}

/** Programs in a job: a second or two, so that little is lost to Ctrl-C. */
const CHUNK = 1000;

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
    .option('--shard <i/n>', 'of n machines that share the campaign this is the i-th', shardOf)
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
    .option('--merge <states...>', 'run nothing: make one state of those of several shards')
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
  npx fairtick soak my-queue.ts --for 1h --seed 20 --shard 2/4 --state soak-2.json
  npx fairtick soak my-queue.ts --merge soak-1.json soak-2.json soak-3.json soak-4.json
${EXIT_CODES_HELP}
  130  stopped by Ctrl-C`,
    )
    .action(async (adapter: string, options: Options) => {
      const { cwd } = terminal;
      const subject = await oneOf(adapter, options, cwd);
      const scheduler = subject.name;
      // Before any worker has to find out.
      resolveOptions(options.laws === undefined ? {} : { laws: options.laws });
      const file = resolve(
        cwd,
        options.state ?? `fairtick-report/soak-${scheduler.replace(/[^\w.@+-]+/g, '-')}.json`,
      );
      if (options.merge !== undefined) return tell(merged(options.merge, file), 'over');
      await assertUsable(subject, adapter);
      if (options.fresh && existsSync(file)) rmSync(file);
      const campaign =
        loadCampaign(file, scheduler) ?? startCampaign(scheduler, options.seed, CHUNK, options.shard);
      if (campaign.seed !== options.seed) {
        throw new UsageError(
          `${relative(cwd, file)} is a soak from seed ${campaign.seed}, not ${options.seed}. Start anew with --fresh, or give --seed ${campaign.seed}.`,
        );
      }
      const [kept, asked] = [shardWords(campaign.shard), shardWords(options.shard)];
      if (kept !== asked) {
        throw new UsageError(
          `${relative(cwd, file)} is a soak of ${kept}, not of ${asked}. Start anew with --fresh, or keep this one elsewhere: --state other.json`,
        );
      }
      const watch = startStopwatch();
      const before = { elapsed: campaign.elapsed, programs: campaign.programs };
      const most = options.for ?? (options.programs === undefined ? 600_000 : Number.POSITIVE_INFINITY);
      const keep = (): void => {
        campaign.elapsed = before.elapsed + watch.elapsed();
        saveCampaign(file, campaign);
      };
      const line = soakLine(campaign, { time: most, programs: options.programs }, watch, terminal);
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
      tell(campaign, why);

      function tell(campaign: Campaign, why: Awaited<ReturnType<typeof soak>>): void {
        const saved =
          options.fixtures === false || process.env.CI
            ? []
            : saveAll(campaign, resolve(cwd, options.fixtures));
        if (options.json) terminal.say(JSON.stringify(campaign, null, 1));
        else
          terminal.report(
            summary(
              campaign,
              why,
              saved.map((path) => relative(cwd, path)),
              adapter,
              terminal.ascii,
            ),
          );
        const isWrong = campaign.bugs.length > 0 || campaign.deaths.length > 0;
        end(why === 'stopped' ? EXIT.stopped : isWrong ? EXIT.broken : EXIT.fine);
      }

      /** @throws UsageError where one of them is missing, or another campaign's, or there is a state that would be lost. */
      function merged(states: readonly string[], file: string): Campaign {
        const whole = merge(
          states.map((state) => {
            const campaign = loadCampaign(resolve(cwd, state), scheduler);
            if (campaign === undefined) throw new UsageError(`${state}: there is no such file.`);
            return { file: state, campaign };
          }),
        );
        if (existsSync(file) && !options.fresh) {
          throw new UsageError(
            `${relative(cwd, file)} is there already. Keep the merged state elsewhere (--state whole.json), or put it in that one's place: --fresh`,
          );
        }
        saveCampaign(file, whole);
        return whole;
      }
    });
}

/** @throws UsageError where no program comes as far as its first task: a night of that would tell nothing. */
async function assertUsable(scheduler: Scheduler, adapter: string): Promise<void> {
  const { check } = await import('../../harness/check.ts');
  const { unusable } = await check(scheduler, { runs: 5, exhaustive: false, fixtures: false });
  if (unusable === undefined) return;
  throw new UsageError(
    `${scheduler.name} cannot be checked: ${unusable}\nMend the adapter first: npx fairtick check ${adapter}`,
  );
}

async function oneOf(adapter: string, { scheduler: only }: Options, cwd: string): Promise<Scheduler> {
  const exported = await schedulersOf(adapter, cwd);
  if (only !== undefined) return oneNamed(only, exported, adapter);
  if (exported.length === 1) return exported[0]!;
  const names = exported.map(({ name }) => name);
  throw new UsageError(
    `${adapter} exports ${names.join(', ')}, and one is soaked at a time: --scheduler ${names[0]}`,
  );
}

function saveAll({ bugs }: Campaign, folder: string): readonly string[] {
  return bugs.map(({ fixture }) => saveFixture(folder, fixture));
}

function shardOf(text: string): Shard {
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError('Expected which of how many, such as 2/4.');
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
