import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { show } from '../forms/validation.ts';
import { laws as catalogue } from '../laws/index.ts';
import type { LawId } from '../laws/law.ts';
import type { Environment } from '../program/case.ts';
import { ProgramError, parseProgram } from '../program/parse.ts';
import type { Program } from '../program/program.ts';
import { isRate } from '../program/rate.ts';
import { isRoom, withRoom } from '../program/room.ts';
import { inWorld, worldFault } from '../program/world.ts';
import { hashEvents } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import type { Counterexample } from './report.ts';

/** A saved counterexample: a value, not a seed, so that it outlives every change of the generator. */
export interface Fixture {
  readonly format: typeof FORMAT;
  readonly scheduler: string;
  readonly law: LawId;
  /** Revision of the law under which it failed. */
  readonly rev: number;
  readonly program: Program;
  readonly environment: Environment;
  /** What was violated, in a sentence. */
  readonly violation: string;
  /** Hash of the trace, 8 hexadecimal digits. */
  readonly trace: string;
  /** Where it came from: seed and path of the search. */
  readonly origin: { readonly seed: number; readonly path: string };
}

const FORMAT = 1;

/** A file that is no fixture: names the file, the place in it and the value. */
export class FixtureError extends Error {
  override readonly name: string = 'FixtureError';
}

/** The fixture of a counterexample. Holds nothing of the machine or the day: it changes only if its meaning does. */
export function toFixture({
  scheduler,
  law,
  program,
  environment,
  violation,
  trace,
  seed,
  path,
}: Counterexample): Fixture {
  return {
    format: FORMAT,
    scheduler,
    law,
    rev: revisionOf(law),
    program,
    environment,
    violation: violation.message,
    trace: hashText(trace),
    origin: { seed, path },
  };
}

/** The hash of a trace's events as a fixture writes it. */
export function hashText({ events }: Trace): string {
  return hashEvents(events).toString(16).padStart(8, '0');
}

/** Saves a fixture under `folder`, unless one of the same meaning is there. Gives its file. */
export function saveFixture(folder: string, fixture: Fixture): string {
  const place = join(folder, fileName(fixture.scheduler));
  const file = join(place, `${fixture.law}-${meaningOf(fixture)}.json`);
  mkdirSync(place, { recursive: true });
  try {
    writeFileSync(file, `${JSON.stringify(sortKeys(fixture), null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return file;
}

/** The files saved for a scheduler, sorted by name; none where the folder does not exist. */
export function listFixtures(folder: string, scheduler: string): readonly string[] {
  const place = join(folder, fileName(scheduler));
  let names: string[];
  try {
    names = readdirSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(place, name));
}

/** @throws FixtureError where the file cannot be read or is not a fixture of this format. */
export function readFixture(file: string): Fixture {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FixtureError(`${file}: cannot be read as JSON: ${(error as Error).message}`);
  }
  return parseFixture(json, file);
}

/** @throws FixtureError that names the place and the value. */
export function parseFixture(json: unknown, file = 'fixture'): Fixture {
  if (typeof json !== 'object' || json === null) fail(file, '', 'an object', json);
  const given = json as { readonly [key: string]: unknown };
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) fail(file, key, `one of ${KEYS.join(', ')}`, key);
  if (given.format !== FORMAT) fail(file, 'format', `${FORMAT}`, given.format);
  for (const key of ['scheduler', 'violation', 'trace'] as const) {
    if (typeof given[key] !== 'string') fail(file, key, 'a string', given[key]);
  }
  if (!catalogue.some((law) => law.id === given.law)) fail(file, 'law', 'the id of a law', given.law);
  if (!Number.isInteger(given.rev)) fail(file, 'rev', 'an integer', given.rev);
  const environment = parseEnvironment(given.environment, file);
  const origin = given.origin as Fixture['origin'] | undefined;
  if (typeof origin?.seed !== 'number' || typeof origin.path !== 'string') {
    fail(file, 'origin', '{ seed: number, path: string }', given.origin);
  }
  let program: Program;
  try {
    program = parseProgram(given.program);
  } catch (error) {
    if (error instanceof ProgramError) throw new FixtureError(`${file}: program.${error.message}`);
    throw error;
  }
  return { ...(given as unknown as Fixture), program, environment };
}

const KEYS: readonly string[] = [
  'environment',
  'format',
  'law',
  'origin',
  'program',
  'rev',
  'scheduler',
  'trace',
  'violation',
];

/** A fixture from before there were worlds has none, and means a polite one. */
function parseEnvironment(value: unknown, file: string): Environment {
  const expected = '{ limit, dice } as whole numbers, and at most rate, room, start and world beside them';
  if (typeof value !== 'object' || value === null) fail(file, 'environment', expected, value);
  const given = value as { readonly [key: string]: unknown };
  const known = Object.keys(given).every((key) => ENVIRONMENT_KEYS.includes(key));
  const counted = ['limit', 'dice'].every(
    (key) => Number.isInteger(given[key]) && (given[key] as number) >= 0,
  );
  if (!known || !counted) fail(file, 'environment', expected, value);
  if (given.rate !== undefined && !isRate(given.rate)) {
    fail(file, 'environment.rate', '{ cap, per } as whole numbers of at least 1', given.rate);
  }
  if (given.room !== undefined && !isRoom(given.room)) {
    fail(file, 'environment.room', 'a whole number of at least 0', given.room);
  }
  const fault = worldFault(given);
  if (fault !== undefined) fail(file, `environment.${fault.path}`, fault.expected, fault.received);
  const { limit, dice, rate, room, start = 0, world = [] } = value as Environment;
  return withRoom(inWorld({ limit, dice, ...(rate === undefined ? {} : { rate }) }, world, start), room);
}

const ENVIRONMENT_KEYS: readonly string[] = ['limit', 'dice', 'rate', 'room', 'start', 'world'];

function fail(file: string, key: string, expected: string, received: unknown): never {
  const place = key === '' ? '' : `${key}: `;
  throw new FixtureError(`${file}: ${place}expected ${expected} but received ${show(received)}`);
}

function revisionOf(id: LawId): number {
  return catalogue.find((law) => law.id === id)!.rev;
}

/** What two fixtures must share to be one: who breaks which law with what. */
function meaningOf({ scheduler, law, program, environment }: Fixture): string {
  const meaning = JSON.stringify(sortKeys({ scheduler, law, program, environment }));
  return createHash('sha256').update(meaning).digest('hex').slice(0, 8);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}

/** A scheduler's name may hold what a file name may not. */
function fileName(scheduler: string): string {
  const safe = scheduler.replace(/[^\w.@+-]+/g, '-').replace(/^\.+/, '-');
  // Two names must not share a folder: each would replay the other's counterexamples.
  return safe === scheduler
    ? safe
    : `${safe}-${createHash('sha256').update(scheduler).digest('hex').slice(0, 4)}`;
}
