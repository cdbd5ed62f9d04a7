import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ran } from '../src/cli/terminal.fixture.ts';

/** A page with all that it quotes as it is printed now, and the folder in which its files were run. */
export interface Enacted {
  readonly page: string;
  /** Has a folder for each command, with the files as the page had them by then. */
  readonly folder: string;
}

/** A fenced block: `ts` and `js` ones whose first line names a file, `console` ones whose first line is a command. */
const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** As long as the machine likes: what hangs on a slow one must not be told as a hang. */
const PATIENT = ['--time-limit', '120000'];

/**
 * Does what a page's reader would do, from top to bottom: writes each file that it shows (a later one of the same name
 * replaces the earlier), runs each command, and puts what that prints in place of what the page quotes. A quote is all that
 * is printed, or pieces of it, each behind a line `[…]`: a failure, by scheduler and law, or the sum.
 *
 * @throws Error where a command no longer prints what is quoted of it.
 */
export async function enact(markdown: string): Promise<Enacted> {
  const folder = projectFolder();
  const files = new Map<string, string>();
  let page = '';
  let end = 0;
  let stage = 0;
  for (const { 0: fence, 1: language, 2: text = '', index } of markdown.matchAll(FENCE)) {
    const [, name] = /^\/\/ (\S+\.(?:ts|mjs))\n/.exec(text) ?? [];
    if (name !== undefined) files.set(name, text);
    page += markdown.slice(end, index);
    end = index + fence.length;
    if (language !== 'console') {
      page += fence;
      continue;
    }
    const [command = '', ...quoted] = text.trimEnd().split('\n');
    stage++;
    const cwd = join(folder, String(stage));
    mkdirSync(cwd);
    for (const [file, content] of files) writeFileSync(join(cwd, file), content);
    const printed = await output(command, cwd);
    page += `\`\`\`console\n${command}\n${quote(printed, quoted.join('\n'), command)}\n\`\`\``;
  }
  return { page: page + markdown.slice(end), folder };
}

/** Type-checks all files of all stages as a strict project of a user's would. Returns what the compiler says. */
export function typeErrors(folder: string): string {
  const config = {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023'],
      module: 'nodenext',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
      paths: {
        fairtick: [resolve('src/index.ts')],
        'fairtick/vitest': [resolve('src/vitest/index.ts')],
      },
    },
    include: ['*/*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync(resolve('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout.replaceAll(/^.*?(?=\d+\/[^/]+\.ts)/gm, '');
  }
}

/** Where `fairtick` is the source, and other packages are those of this project. */
function projectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairtick-page-'));
  const own = join(folder, 'node_modules/fairtick');
  mkdirSync(own, { recursive: true });
  const entry = { '.': './src/index.ts', './vitest': './src/vitest/index.ts' };
  writeFileSync(
    join(own, 'package.json'),
    JSON.stringify({ name: 'fairtick', type: 'module', exports: entry }),
  );
  symlinkSync(resolve('src'), join(own, 'src'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return folder;
}

async function output(command: string, cwd: string): Promise<string> {
  const [, program, rest = ''] = /^\$ (node|npx fairtick) (.*)$/.exec(command) ?? [];
  if (program === 'node') return execFileSync(process.execPath, rest.split(' '), { cwd, encoding: 'utf8' });
  if (program === undefined) throw new Error(`No reader could be asked to run: ${command}`);
  const args = rest.split(' ');
  // What is saved would be tried first by the next command, and where `CI` is set nothing is.
  const quietly = args[0] === 'check' ? [...PATIENT, '--no-fixtures'] : [];
  const { out, err } = await ran([...args, ...quietly], { cwd });
  return out === '' ? err : out;
}

function quote(printed: string, quoted: string, command: string): string {
  if (quoted.trim() === '' || !/^\[…\]$/m.test(quoted)) return printed.trimEnd();
  const pieces = quoted.split(/^\[…\]$/m).slice(1);
  return pieces.map((piece) => `[…]\n${pieceOf(printed, piece.trim(), command)}`).join('\n');
}

/** The piece that begins as the one that is quoted does. */
function pieceOf(printed: string, quoted: string, command: string): string {
  const [anchor] = /^✗ .+? › [a-z-]+|^✓ (?=\d+ held)|^/.exec(quoted)!;
  if (anchor === '') throw new Error(`No failure and no sum is quoted of ${command}:\n${quoted}`);
  const lines = printed.split('\n');
  const first = lines.findIndex((line) =>
    anchor === '✓ ' ? /^✓ [\d,]+ held/.test(line) : `${line} `.startsWith(`${anchor} `),
  );
  if (first === -1) throw new Error(`${command} prints nothing that begins with ${anchor}:\n${printed}`);
  // The last of a failure's lines says how to see it again; what comes below them is another piece.
  const again = lines.findIndex((line, i) => i > first && line.startsWith('  Again: '));
  const end = lines.findIndex((line, i) => i > again && line === '');
  const piece = anchor === '✓ ' ? [lines[first]] : lines.slice(first, end);
  return piece.join('\n').trimEnd();
}
