import { readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { Fixture } from '../../harness/fixture.ts';
import type { Counterexample } from '../../harness/report.ts';
import type { Exhibit, PageData } from '../../report/page/model.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { EXPORTS, type Export } from '../exports.ts';
import { fixtureFiles } from '../fixtures.ts';
import { oneOf } from '../one-of.ts';
import { openInBrowser } from '../open.ts';
import { schedulerNamed } from '../schedulers.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writePage } from '../write-page.ts';

interface Options {
  readonly adapter?: string;
  readonly out?: string;
  readonly as: 'page' | Export;
  readonly open: boolean;
  readonly json?: true;
}

export function viewCommand(terminal: Terminal, end: End): Command {
  return new Command('view')
    .description('Write a page that shows counterexamples, or a report, and open it in a browser.')
    .argument(
      '<fixture|report...>',
      'fixtures or folders of them, or a report.json as `check --json` prints it',
    )
    .option(
      '-a, --adapter <file>',
      'the file that exports the scheduler; default: fairtick.config.ts, then what ships',
    )
    .addOption(oneOf('--as <form>', 'what to make of a fixture', ['page', ...EXPORTS]).default('page'))
    .option(
      '-o, --out <file>',
      'where to write it (default: fairtick-report/<name>.html for a page; everything else is printed)',
    )
    .option('--no-open', 'write it and open nothing')
    .option('--json', "print the page's data as JSON, and write nothing")
    .addHelpText(
      'after',
      `
The page is one file that needs no server and no network. Where the scheduler is not found, it shows the program
without its run.

Forms:
  page      an HTML file to step through the run
  perfetto  Chrome's trace-event JSON, for https://ui.perfetto.dev or chrome://tracing
  mermaid   a sequence diagram for an issue or a pull request
  trace     JSON for your own programs; its schema is fairtick/trace.schema.json

Examples:
  npx fairtick view fixtures/counterexamples/my-queue/completion-7f3a12c9.json --adapter my-queue.ts
  npx fairtick view fixtures/…7f3a12c9.json --adapter my-queue.ts --as perfetto --out trace.json
  npx fairtick check my-queue.ts --json > report.json; npx fairtick view report.json
${EXIT_CODES_HELP}`,
    )
    .action(async (given: readonly string[], options: Options) => {
      if (options.as !== 'page') {
        await exportOne(options.as, given, options, terminal);
        end(EXIT.fine);
        return;
      }
      const data = await dataOf(given, options, terminal);
      if (options.json) terminal.say(JSON.stringify(data, null, 1));
      else {
        const file = options.out ?? `fairtick-report/${basename(given[0]!).replace(/\.json$/, '')}.html`;
        writePage(file, data, terminal);
        if (options.open && terminal.interactive) openInBrowser(resolve(terminal.cwd, file));
      }
      end(EXIT.fine);
    });
}

async function dataOf(given: readonly string[], options: Options, terminal: Terminal): Promise<PageData> {
  const { looksLikeReport, readPage } = await import('../../report/page/read.ts');
  const files = fixtureFiles(given, terminal.cwd);
  const first = parsed(files[0]!);
  if (looksLikeReport(first)) {
    if (files.length > 1) throw new UsageError('One report makes one page: name one, or fixtures alone.');
    return readPage(first, files[0]!);
  }
  const { pageOfExhibits } = await import('../../report/page/data.ts');
  const exhibits: Exhibit[] = [];
  for (const file of files) exhibits.push(await exhibitOfFile(file, options, terminal));
  const title = files.length === 1 ? exhibits[0]!.title : `${files.length} counterexamples`;
  return pageOfExhibits(title, exhibits);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

async function exportOne(
  form: Export,
  given: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const files = fixtureFiles(given, terminal.cwd);
  if (files.length > 1)
    throw new UsageError(`--as ${form} takes one fixture, and these are ${files.length}: name one.`);
  const replayed = await replayedOf(files[0]!, options, terminal);
  if ('why' in replayed)
    throw new UsageError(`${files[0]}: there is no run to export as ${form}. ${replayed.why}`);
  const { exportAs } = await import('../exports.ts');
  exportAs(form, replayed.counterexample, options.out, terminal);
}

async function exhibitOfFile(file: string, options: Options, terminal: Terminal): Promise<Exhibit> {
  const { exhibitOf, programExhibit } = await import('../../report/page/exhibit.ts');
  const named = options.adapter === undefined ? '' : ` --adapter ${options.adapter}`;
  const command = `npx fairtick replay ${relative(terminal.cwd, file) || file}${named}`;
  const replayed = await replayedOf(file, options, terminal);
  if ('counterexample' in replayed) return exhibitOf(replayed.counterexample, () => command);
  terminal.murmur(`${file}: ${replayed.why}\n`);
  return programExhibit(replayed.fixture, replayed.why, command);
}

type Replayed =
  | { readonly counterexample: Counterexample }
  /** There is no run to be shown, and the program alone is. */
  | { readonly fixture: Fixture; readonly why: string };

async function replayedOf(file: string, { adapter }: Options, { cwd }: Terminal): Promise<Replayed> {
  const [{ readFixture }, { replay }, { retrace }] = await Promise.all([
    import('../../harness/fixture.ts'),
    import('../../harness/replay.ts'),
    import('../../harness/history.ts'),
  ]);
  const fixture = readFixture(file);
  let scheduler: Awaited<ReturnType<typeof schedulerNamed>>;
  try {
    scheduler = await schedulerNamed(fixture.scheduler, adapter, cwd);
  } catch (error) {
    // An adapter that was named must be there; where none was, the program is worth a look all the same.
    if (adapter !== undefined || !(error instanceof UsageError)) throw error;
    return { fixture, why: error.message };
  }
  const { counterexample, state, reason } = await replay(file, scheduler);
  if (counterexample !== undefined) {
    const history = await retrace(fixture, scheduler);
    return { counterexample: { ...counterexample, ...(history.length === 0 ? {} : { history }) } };
  }
  const why = state === 'fixed' ? 'It is fixed: the law holds now.' : `It is ${state}: ${reason ?? ''}`;
  return { fixture, why };
}
