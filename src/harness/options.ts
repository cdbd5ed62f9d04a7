import type { SmallScope } from '../arbitraries/enumerate.ts';
import { show } from '../forms/validation.ts';
import { laws as catalogue } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import { nearest } from '../program/nearest.ts';
import { exhaustiveOf } from './exhaustive.ts';
import { OptionError } from './option-error.ts';
import type { CheckOptions } from './report.ts';

export interface ResolvedOptions {
  readonly runs: number;
  readonly exhaustive: SmallScope | false;
  readonly seed: number;
  readonly path: string | undefined;
  readonly laws: readonly Law[];
  readonly fixtures: string | false;
  readonly timeLimit: number;
  readonly onProgress: CheckOptions['onProgress'];
}

export { OptionError } from './option-error.ts';

/** As `process.env`, whose own type would ask whoever imports this package for the types of Node. */
export type Variables = { readonly [name: string]: string | undefined };

/**
 * Defaults, options, and over both the environment variables FAIRTICK_RUNS, FAIRTICK_EXHAUSTIVE, FAIRTICK_SEED and
 * FAIRTICK_TIME.
 *
 * @throws OptionError
 */
export function resolveOptions(options: CheckOptions, env: Variables = process.env): ResolvedOptions {
  if (typeof options !== 'object' || options === null) {
    throw new OptionError(`options: expected an object such as { runs: 5000 } but received ${show(options)}`);
  }
  for (const key of Object.keys(options)) {
    if (!KEYS.includes(key)) throw new OptionError(`options.${key}: expected one of ${KEYS.join(', ')}`);
  }
  return {
    runs: whole('runs', options.runs, env, 1000, 0),
    exhaustive: exhaustiveOf(options.exhaustive, env.FAIRTICK_EXHAUSTIVE),
    seed: whole('seed', options.seed, env, 1, -(2 ** 31)),
    path: pathOf(options.path),
    laws: lawsOf(options.laws),
    fixtures: folderOf(options.fixtures),
    timeLimit: whole('timeLimit', options.timeLimit, env, 500, 1),
    onProgress: listenerOf(options.onProgress),
  };
}

const KEYS: readonly string[] = [
  'runs',
  'exhaustive',
  'seed',
  'path',
  'laws',
  'fixtures',
  'timeLimit',
  'onProgress',
];

/** The environment variables that override an option. */
const VARIABLES: Readonly<Record<'runs' | 'seed' | 'timeLimit', string>> = {
  runs: 'FAIRTICK_RUNS',
  seed: 'FAIRTICK_SEED',
  timeLimit: 'FAIRTICK_TIME',
};

const MOST = 2 ** 31 - 1;

function whole(
  key: keyof typeof VARIABLES,
  option: number | undefined,
  env: Variables,
  otherwise: number,
  least: number,
): number {
  const text = env[VARIABLES[key]]?.trim();
  const given = text ? Number(text) : (option ?? otherwise);
  if (Number.isInteger(given) && given >= least && given <= MOST) return given;
  const name = text ? VARIABLES[key] : `options.${key}`;
  throw new OptionError(
    `${name}: expected a whole number from ${least} to ${MOST} but received ${show(text ? text : option)}`,
  );
}

function pathOf(path: unknown): string | undefined {
  if (path === undefined) return undefined;
  if (typeof path === 'string' && /^(\d{1,5}|small:\d{1,9})(:\d+)*$/.test(path)) return path;
  throw new OptionError(
    `options.path: expected numbers joined by ':', such as '12:0:3' or 'small:12', as a failure prints them, but received ${show(path)}`,
  );
}

/** No law at all would be a check that cannot fail. */
function lawsOf(ids: unknown): readonly Law[] {
  if (ids === undefined) return catalogue;
  if (Array.isArray(ids) && ids.length > 0) return ids.map(lawNamed);
  throw new OptionError(
    `options.laws: expected a list of ids, such as ['completion'], but received ${Array.isArray(ids) ? 'an empty one' : show(ids)}. Leave it out for all laws`,
  );
}

function lawNamed(id: unknown): Law {
  const law = catalogue.find((one) => one.id === id);
  if (law !== undefined) return law;
  const ids = catalogue.map((one) => one.id);
  const near = typeof id === 'string' ? nearest(id, ids) : undefined;
  throw new OptionError(
    `options.laws: there is no law ${show(id)}.${near === undefined ? '' : ` Did you mean ${near}?`} There are: ${ids.join(', ')}`,
  );
}

function folderOf(fixtures: unknown): string | false {
  if (fixtures === undefined) return 'fixtures/counterexamples';
  if (fixtures === false || (typeof fixtures === 'string' && fixtures !== '')) return fixtures;
  throw new OptionError(
    `options.fixtures: expected a folder, or false for none, but received ${show(fixtures)}`,
  );
}

function listenerOf(onProgress: unknown): CheckOptions['onProgress'] {
  if (onProgress === undefined || typeof onProgress === 'function')
    return onProgress as CheckOptions['onProgress'];
  throw new OptionError(`options.onProgress: expected a function but received ${show(onProgress)}`);
}
