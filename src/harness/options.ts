import { laws as catalogue } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import type { CheckOptions } from './report.ts';

export interface ResolvedOptions {
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
  readonly laws: readonly Law[];
  readonly fixtures: string | false;
  readonly timeLimit: number;
}

/** An option, or an environment variable, that cannot be meant: names it, what was expected and what was received. */
export class OptionError extends Error {
  override readonly name: string = 'OptionError';
}

/** Defaults, options, and over both the environment variables FAIRTICK_RUNS, FAIRTICK_SEED and FAIRTICK_TIME. */
export function resolveOptions(options: CheckOptions, env: NodeJS.ProcessEnv = process.env): ResolvedOptions {
  for (const key of Object.keys(options)) {
    if (!KEYS.includes(key)) throw new OptionError(`options.${key}: expected one of ${KEYS.join(', ')}`);
  }
  return {
    runs: whole('runs', fromEnv(env, 'FAIRTICK_RUNS') ?? options.runs ?? 1000, 0),
    seed: whole('seed', fromEnv(env, 'FAIRTICK_SEED') ?? options.seed ?? 1, -(2 ** 31)),
    path: pathOf(options.path),
    laws: options.laws === undefined ? catalogue : options.laws.map(lawNamed),
    fixtures: options.fixtures ?? 'fixtures/counterexamples',
    timeLimit: whole('timeLimit', fromEnv(env, 'FAIRTICK_TIME') ?? options.timeLimit ?? 500, 1),
  };
}

const KEYS: readonly string[] = ['runs', 'seed', 'path', 'laws', 'fixtures', 'timeLimit'];

function fromEnv(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value))
    throw new OptionError(`${name}: expected a whole number but received '${text}'`);
  return value;
}

function whole(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return value;
  throw new OptionError(
    `options.${name}: expected a whole number of at least ${least} but received ${String(value)}`,
  );
}

function pathOf(path: string | undefined): string | undefined {
  if (path === undefined || /^\d+(:\d+)*$/.test(path)) return path;
  throw new OptionError(
    `options.path: expected numbers joined by ':', such as 12:0:3, but received '${path}'`,
  );
}

function lawNamed(id: string): Law {
  const law = catalogue.find((one) => one.id === id);
  if (law !== undefined) return law;
  throw new OptionError(
    `options.laws: there is no law '${id}'. There are: ${catalogue.map((one) => one.id).join(', ')}`,
  );
}
