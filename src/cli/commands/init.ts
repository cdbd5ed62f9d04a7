import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Form } from '../../trace/claims.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP } from '../exit.ts';
import { type Exported, exportedBy } from '../init/exported.ts';
import { type Answers, filesFor, type NewFile, SETUP } from '../init/files.ts';
import { askFor, FORMS } from '../init/questions.ts';
import { oneOf } from '../one-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly name?: string;
  readonly form?: Form;
  readonly from?: string;
  readonly folder: string;
  readonly json?: true;
}

export function initCommand(terminal: Terminal, end: End): Command {
  return new Command('init')
    .description('Write an adapter for your scheduler, its tests, and what vitest needs to know.')
    .option('--name <name>', 'what the scheduler is called')
    .addOption(oneOf('--form <form>', 'of what kind it is', Object.keys(FORMS)))
    .option('--from <module>', 'what it is imported from: a package, or ./a-file.ts (default: ./<name>.ts)')
    .option('--folder <folder>', 'where the files go', '.')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
Asks for what is not given, where a person sits there. Nothing is written over.

Examples:
  npx fairtick init
  npx fairtick init --name my-queue --form async --from ./my-queue.ts --folder test
${EXIT_CODES_HELP}`,
    )
    .action(async (options: Options) => {
      const answers = await answersFrom(options, terminal);
      const folder = resolve(terminal.cwd, options.folder);
      const { adapter, tests, config } = filesFor(answers, exportedFrom(answers.from, folder));
      for (const { path } of [adapter, tests]) {
        if (!existsSync(join(folder, path))) continue;
        throw new UsageError(
          `${join(options.folder, path)} is there already: move it away, or give another --name.`,
        );
      }
      const written = [adapter, tests].map((file) => write(file, folder, options.folder));
      const configured = configure(config, terminal.cwd);
      if (options.json) terminal.say(JSON.stringify({ written, ...configured }, null, 2));
      else terminal.say(nextSteps(written, configured));
      end(EXIT.fine);
    });
}

async function answersFrom({ name, form, from }: Options, { interactive }: Terminal): Promise<Answers> {
  if (name !== undefined && form !== undefined) return { name, form, from: from ?? `./${name}.ts` };
  const given = {
    ...(name === undefined ? {} : { name }),
    ...(form === undefined ? {} : { form }),
    ...(from === undefined ? {} : { from }),
  };
  if (interactive) return askFor(given);
  const missing = [name === undefined ? '--name' : '', form === undefined ? '--form' : ''].filter(
    (flag) => flag !== '',
  );
  throw new UsageError(
    `${missing.join(' and ')} must be given, since nobody is there to be asked.\nFor example: npx fairtick init --name my-queue --form async --from ./my-queue.ts`,
  );
}

/** Of a package nothing is looked at: what it exports its documentation says. */
function exportedFrom(from: string, folder: string): Exported | undefined {
  const file = resolve(folder, from);
  return from.startsWith('.') && existsSync(file) ? exportedBy(readFileSync(file, 'utf8')) : undefined;
}

function write({ path, text }: NewFile, folder: string, shown: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return join(shown, path);
}

const CONFIGS: readonly string[] = ['vitest', 'vite'].flatMap((name) =>
  ['ts', 'mts', 'js', 'mjs'].map((ending) => `${name}.config.${ending}`),
);

/** What became of vitest's configuration: a person's own file is not touched. */
interface Configured {
  readonly config: string;
  readonly isNew: boolean;
  readonly isSetUp: boolean;
}

function configure({ path, text }: NewFile, cwd: string): Configured {
  const config = CONFIGS.find((name) => existsSync(join(cwd, name)));
  if (config !== undefined)
    return {
      config,
      isNew: false,
      isSetUp: readFileSync(join(cwd, config), 'utf8').includes('fairtick/setup'),
    };
  writeFileSync(join(cwd, path), text);
  return { config: path, isNew: true, isSetUp: true };
}

function nextSteps(written: readonly string[], { config, isNew, isSetUp }: Configured): string {
  const [adapter, tests] = written;
  return [
    ...written.map((file) => `Wrote ${file}`),
    ...(isNew ? [`Wrote ${config}`] : []),
    ...(isSetUp ? [] : ['', `Add this to \`test\` in ${config}:`, `  ${SETUP},`]),
    '',
    `1. Put into ${adapter} how your scheduler is asked, and what it promises.`,
    `2. npx fairtick check ${adapter}     (no vitest needed)`,
    `3. npx vitest run ${tests}`,
  ].join('\n');
}
