import { readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { Exhibit, PageData } from '../../report/page/model.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { fixtureFiles } from '../fixtures.ts';
import { openInBrowser } from '../open.ts';
import { schedulerNamed } from '../schedulers.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writePage } from '../write-page.ts';

interface Options {
  readonly adapter?: string;
  readonly out?: string;
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
    .option('-o, --out <file>', 'where to write the page (default: fairtick-report/<name>.html)')
    .option('--no-open', 'write it and open nothing')
    .option('--json', "print the page's data as JSON, and write nothing")
    .addHelpText(
      'after',
      `
The page is one file that needs no server and no network. Where the scheduler is not found, it shows the program
without its run.

Examples:
  npx fairtick view fixtures/counterexamples/my-queue/completion-7f3a12c9.json --adapter my-queue.ts
  npx fairtick check my-queue.ts --json > report.json; npx fairtick view report.json
${EXIT_CODES_HELP}`,
    )
    .action(async (given: readonly string[], options: Options) => {
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

async function exhibitOfFile(
  file: string,
  { adapter }: Options,
  { cwd, murmur }: Terminal,
): Promise<Exhibit> {
  const [{ readFixture }, { replay }, { exhibitOf, programExhibit }] = await Promise.all([
    import('../../harness/fixture.ts'),
    import('../../harness/replay.ts'),
    import('../../report/page/exhibit.ts'),
  ]);
  const fixture = readFixture(file);
  const named = adapter === undefined ? '' : ` --adapter ${adapter}`;
  const command = `npx fairtick replay ${relative(cwd, file) || file}${named}`;
  const withoutRun = (why: string): Exhibit => {
    murmur(`${file}: ${why}\n`);
    return programExhibit(fixture, why, command);
  };
  let scheduler: Awaited<ReturnType<typeof schedulerNamed>>;
  try {
    scheduler = await schedulerNamed(fixture.scheduler, adapter, cwd);
  } catch (error) {
    // An adapter that was named must be there; where none was, the program is worth a look all the same.
    if (adapter !== undefined || !(error instanceof UsageError)) throw error;
    return withoutRun(error.message);
  }
  const { counterexample, state, reason } = await replay(file, scheduler);
  if (counterexample !== undefined) return exhibitOf(counterexample, () => command);
  return withoutRun(
    state === 'fixed' ? 'It is fixed: the law holds now.' : `It is ${state}: ${reason ?? ''}`,
  );
}
