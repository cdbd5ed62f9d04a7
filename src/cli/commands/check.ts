import { Command, InvalidArgumentError } from 'commander';
import type { CheckOptions, Counterexample, Report } from '../../harness/report.ts';
import type { LawId } from '../../laws/law.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode, worstOf } from '../exit.ts';
import { progressLine } from '../progress-line.ts';
import { configIn, oneNamed, schedulersOf } from '../schedulers.ts';
import type { Terminal } from '../terminal.ts';
import { writePage } from '../write-page.ts';

interface Options {
  readonly runs?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly laws?: readonly LawId[];
  readonly exhaustive?: NonNullable<CheckOptions['exhaustive']>;
  readonly fixtures: string | false;
  readonly timeLimit?: number;
  readonly scheduler?: string;
  readonly html?: string;
  readonly json?: true;
}

export function checkCommand(terminal: Terminal, end: End): Command {
  return new Command('check')
    .description(
      'Try programs on a scheduler, small ones first to last and random ones, and print what breaks which law.',
    )
    .argument(
      '[adapter]',
      'a TypeScript or JavaScript file that exports a scheduler, or the name of one that ships; default: fairtick.config.ts',
    )
    .option('-r, --runs <n>', 'random programs (default 1000)', whole)
    .option('-s, --seed <n>', 'seed of the random programs (default 1)', whole)
    .option('-p, --path <path>', 'with --seed: just the program at this path, as a failure prints it')
    .option('-l, --laws <ids>', 'these laws alone, joined by commas; `fairtick laws` lists them', lawIds)
    .option(
      '-e, --exhaustive <size>',
      'every program of so many tasks and steps: 4x4 (default), 4x5 …, off',
      sizeOf,
    )
    .option('-f, --fixtures <folder>', 'where failures are saved and tried first', 'fixtures/counterexamples')
    .option('--no-fixtures', 'neither read nor save failures')
    .option(
      '-t, --time-limit <ms>',
      'real time that one program may take before it counts as hung (default 500)',
      whole,
    )
    .option('--scheduler <name>', 'of several schedulers that the file exports, this one')
    .option('--html <file>', 'write a page with the scorecard and all failures')
    .option('--json', 'print the report as JSON; `fairtick view` shows it')
    .addHelpText(
      'after',
      `
Examples:
  npx fairtick check my-queue.ts
  npx fairtick check my-queue.ts --laws completion,fifo-start --runs 20000 --exhaustive off
  npx fairtick check my-queue.ts --seed 1 --path 117:0:3
  npx fairtick check p-queue --html report.html
${EXIT_CODES_HELP}`,
    )
    .action(async (given: string | undefined, options: Options) => {
      const adapter = given ?? configIn(terminal.cwd);
      const { scheduler: only, html, json, ...asked } = options;
      const exported = await schedulersOf(adapter, terminal.cwd);
      const schedulers = only === undefined ? exported : [oneNamed(only, exported, adapter)];
      // Of several the command that shows one again names it.
      const several = only !== undefined || schedulers.length > 1;
      const nameOf: NameOf = ({ scheduler }) => (several ? `${adapter} --scheduler '${scheduler}'` : adapter);
      const { check } = await import('../../harness/check.ts');
      const reports: Report[] = [];
      for (const [i, scheduler] of schedulers.entries()) {
        const place = schedulers.length === 1 ? '' : ` (${i + 1} of ${schedulers.length})`;
        const progress = progressLine(`${scheduler.name}${place}`, terminal);
        reports.push(await check(scheduler, { ...asked, onProgress: progress.show }));
        progress.clear();
      }
      const data = async (): Promise<import('../../report/page/model.ts').PageData> =>
        (await import('../../report/page/data.ts')).pageOf(reports, (one) => againFor(one, nameOf(one)));
      if (json) terminal.say(JSON.stringify(await data(), null, 1));
      else await tell(reports, nameOf, terminal);
      if (html !== undefined) writePage(html, await data(), terminal);
      end(worstOf(reports.map(codeOf)));
    });
}

async function tell(
  reports: readonly Report[],
  nameOf: NameOf,
  { report, width, ascii }: Terminal,
): Promise<void> {
  const [{ failureText }, { scorecard }] = await Promise.all([
    import('../../report/failure.ts'),
    import('../../report/scorecard.ts'),
  ]);
  const again = (counterexample: Counterexample): readonly string[] =>
    commandsFor(counterexample, nameOf(counterexample));
  for (const { scheduler, unusable } of reports) {
    if (unusable !== undefined) report(unusableText(scheduler, unusable, ascii));
  }
  const usable = reports.filter(({ unusable }) => unusable === undefined);
  if (usable.length === 0) return;
  for (const { verdicts, replays } of usable) {
    const broken = verdicts.filter(({ status, impliedBy }) => status === 'broken' && impliedBy === undefined);
    for (const { counterexample, others = [], deviation } of broken) {
      for (const one of [...(counterexample === undefined ? [] : [counterexample]), ...others]) {
        report(`${failureText(one, { width, ascii, again })}\n`);
      }
      if (deviation !== undefined) report(`  Its adapter lists this as a deviation: ${deviation}\n`);
    }
    for (const { file, state, reason } of replays) {
      if (state !== 'fixed') report(`${state}: ${file}${reason === undefined ? '' : `: ${reason}`}`);
    }
  }
  report(scorecard(usable, { width, ascii }));
}

/** Nothing was put to any law: a scorecard would only hide the reason. */
function unusableText(scheduler: string, reason: string, ascii: boolean): string {
  return `${ascii ? 'x' : '✗'} ${scheduler} could not be checked: ${reason}

  No program came as far as its first task. Look at the adapter: what it imports (by name, or the default),
  how its create makes the scheduler, and whether supports and the primitives that it returns agree.
`;
}

function againFor(counterexample: Counterexample, adapter: string): string {
  const line = commandsFor(counterexample, adapter).find((one) => one.startsWith('Again: '));
  return line?.slice('Again: '.length) ?? '';
}

/** How the adapter of a counterexample is named on the command line. */
type NameOf = (counterexample: Counterexample) => string;

/** How to see it again, and to look at it. */
function commandsFor(
  { fixture, seed, path, small, law }: Counterexample,
  adapter: string,
): readonly string[] {
  if (fixture !== undefined) {
    const [file] = adapter.split(' --scheduler ');
    return [
      `Saved: ${fixture} (tried first from now on)`,
      `Again: npx fairtick replay ${fixture} --adapter ${file}`,
      `Look:  npx fairtick view ${fixture} --adapter ${file}`,
    ];
  }
  const size = small === undefined ? `--seed ${seed}` : `--exhaustive ${small.tasks}x${small.steps}`;
  return [`Again: npx fairtick check ${adapter} --laws ${law} ${size} --path ${path}`];
}

/** A law that nothing put to the test is no pass, and neither is a deviation that does not show. */
function codeOf({ verdicts, replays, unusable }: Report): ExitCode {
  const wrong = verdicts.some(
    ({ status, deviation }) =>
      status === 'vacuous' ||
      (status !== 'not-applicable' && (status === 'broken') !== (deviation !== undefined)),
  );
  const fails = replays.some(({ state }) => state === 'fails' || state === 'drifted' || state === 'flaky');
  return unusable !== undefined || wrong || fails ? EXIT.broken : EXIT.fine;
}

function whole(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value)) return value;
  throw new InvalidArgumentError('Expected a whole number.');
}

/** What is no law is said by the options' own check, which lists those that there are. */
function lawIds(text: string): readonly LawId[] {
  return text.split(',').map((id) => id.trim() as LawId);
}

function sizeOf(text: string): NonNullable<CheckOptions['exhaustive']> {
  if (text === 'off') return false;
  const [, tasks, steps] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (tasks !== undefined && steps !== undefined) return { tasks: Number(tasks), steps: Number(steps) };
  throw new InvalidArgumentError('Expected tasks and steps, such as 4x4, or off.');
}
