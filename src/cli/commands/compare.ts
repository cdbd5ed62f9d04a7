import { Command, InvalidArgumentError } from 'commander';
import type { Scheduler } from '../../forms/scheduler.ts';
import type { CompareOptions, Difference } from '../../harness/difference.ts';
import type { Capability } from '../../trace/claims.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { EXPORTS, type Export } from '../exports.ts';
import { oneOf } from '../one-of.ts';
import { progressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { comparedScheduler } from '../versions.ts';
import { writePage } from '../write-page.ts';

interface Options extends CompareOptions {
  readonly adapter?: string;
  readonly html?: string;
  readonly as?: Export;
  readonly out?: string;
  readonly json?: true;
}

export function compareCommand(terminal: Terminal, end: End): Command {
  return new Command('compare')
    .description(
      'Look for the smallest program on which two schedulers differ: two files, or two versions of a package.',
    )
    .argument('<a>', 'an adapter file, a scheduler that ships, or a version such as p-queue@9.3.5')
    .argument('<b>', 'the other one')
    .option(
      '-a, --adapter <file>',
      'for versions of a package that has no adapter here: a file that exports (module, name) => defineScheduler({ … })',
    )
    .option('-r, --runs <n>', 'random programs (default 1000)', whole)
    .option('-s, --seed <n>', 'seed of the random programs (default 1)', whole)
    .option('-p, --path <path>', 'with --seed: just the program at this path')
    .option(
      '-t, --time-limit <ms>',
      'real time that one program may take before it counts as hung (default 500)',
      whole,
    )
    .option('--html <file>', 'write a page with both runs, one above the other')
    .addOption(oneOf('--as <form>', 'export both runs for a viewer, one above the other', EXPORTS))
    .option(
      '-o, --out <file>',
      'with --as: where to write it (default: it is printed, in place of the words)',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  npx fairtick compare queue.ts rewritten-queue.ts
  npx fairtick compare p-queue@9.3.5 p-queue@10.0.0      both are installed into a cache folder of your own
  npx fairtick compare queue.ts rewritten-queue.ts --as perfetto --out both.json
  npx fairtick compare fastq@1.17.1 fastq@1.19.0 --adapter fastq-adapter.ts
${EXIT_CODES_HELP}`,
    )
    .action(async (wordA: string, wordB: string, { adapter, html, as, out, json, ...options }: Options) => {
      if (out !== undefined && as === undefined)
        throw new UsageError(
          '--out is where --as writes to: add --as perfetto. A page is written by --html.',
        );
      const a = await comparedScheduler(wordA, adapter, terminal);
      const b = await comparedScheduler(wordB, adapter, terminal);
      const { compare } = await import('../../harness/compare.ts');
      const progress = progressLine(`${a.name} and ${b.name}`, terminal);
      const difference = await compare(a, b, { ...options, onProgress: progress.show });
      progress.clear();
      const command = `npx fairtick compare ${wordA} ${wordB}${adapter === undefined ? '' : ` --adapter ${adapter}`}`;
      if (difference === undefined) {
        if (json) terminal.say('null');
        else
          terminal.report(
            `No difference between ${a.name} and ${b.name} was found in ${options.runs ?? 1000} programs.${unasked(a, b)}`,
          );
        end(EXIT.fine);
        return;
      }
      const printed = again(command, difference);
      if (as !== undefined) (await import('../exports.ts')).exportAs(as, difference, out, terminal);
      // An export that is printed stands alone: it is copied, or read by a program.
      if (as === undefined || out !== undefined) await tell(difference, printed, json === true, terminal);
      if (html !== undefined) await writePageOf(difference, printed, html, terminal);
      end(EXIT.broken);
    });
}

async function tell(
  difference: Difference,
  printed: string,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  if (json) {
    terminal.say(JSON.stringify(inShort(difference), null, 2));
    return;
  }
  const { differenceText } = await import('../../report/difference.ts');
  const { width, ascii } = terminal;
  const text = differenceText(difference, { width, ascii });
  terminal.report(text.replace(/Again: compare\(.*\)$/, () => `Again: ${printed}`));
}

async function writePageOf(
  difference: Difference,
  printed: string,
  html: string,
  terminal: Terminal,
): Promise<void> {
  const [{ differenceExhibit }, { pageOfExhibits }] = await Promise.all([
    import('../../report/page/exhibit.ts'),
    import('../../report/page/data.ts'),
  ]);
  const exhibit = differenceExhibit(difference, printed);
  writePage(html, pageOfExhibits(exhibit.title, [exhibit]), terminal);
}

/** What was not asked, and could have been of one of them: silence about it must not look like an answer. */
function unasked(a: Scheduler, b: Scheduler): string {
  const alone = [onlyOf(a, b), onlyOf(b, a)].filter((words) => words !== '');
  const apart = a.claims.guarantees.cleared !== b.claims.guarantees.cleared;
  const both = apart && [a, b].every(({ claims }) => claims.supports.has('clear'));
  return [
    ...alone,
    ...(both
      ? ['Neither was asked to clear: what becomes of cleared tasks (`cleared`) they claim otherwise.']
      : []),
  ]
    .map((line) => `\n${line}`)
    .join('');
}

function onlyOf(one: Scheduler, other: Scheduler): string {
  const words = ASKED.filter((word) => one.claims.supports.has(word) && !other.claims.supports.has(word));
  if (words.length === 0) return '';
  return `Only ${one.name} supports ${words.join(', ')}, so that was not asked: fairtick check says whether it is right.`;
}

/** What is asked by a step of its own, or of the environment. */
const ASKED: readonly Capability[] = [
  'cancel',
  'abort',
  'idle',
  'cleanup',
  'pause',
  'clear',
  'set-limit',
  'priority',
  'set-priority',
  'repeat',
  'odd-delays',
  'lock',
  'channel',
  'room',
  'room',
];

function again(command: string, { seed, path }: Difference): string {
  return `${command} --seed ${seed} --path ${path}`;
}

function inShort({
  kind,
  schedulers,
  message,
  text,
  program,
  environment,
  size,
  seed,
  path,
}: Difference): object {
  return { kind, schedulers, message, text, program, environment, size, seed, path };
}

function whole(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value)) return value;
  throw new InvalidArgumentError('Expected a whole number.');
}
