import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the project, as the architecture test looks at it. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly from: string;
  readonly typesOnly: boolean;
}

/** All TypeScript and module files under a folder, sorted by path; none where there is no such folder. */
export function readSources(folder: string): readonly Source[] {
  return filesUnder(folder).map(readSource);
}

/** Without comments and strings, so that only what runs is looked at. */
export function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''");
}

/** With its names; for its effects; when it runs. */
const IMPORT =
  /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|[\w*][\w*, ]*(?:\{[^}]*\})?)\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  return { path, text, imports: [...text.matchAll(IMPORT)].map(readImport) };
}

function readImport([, type, names = '', from, effects, dynamic]: RegExpMatchArray): Import {
  const named =
    /^\{([^}]*)\}$/
      .exec(names)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '') ?? [];
  const onlyTypes = named.length > 0 && named.every((name) => name.trim().startsWith('type '));
  return { from: (from ?? effects ?? dynamic)!, typesOnly: type !== undefined || onlyTypes };
}
