import type { Scheduler } from '../../src/forms/scheduler.ts';
import { limiters } from './subjects/limiters.ts';
import { maps } from './subjects/maps.ts';
import { runtimes } from './subjects/runtimes.ts';
import { timers } from './subjects/timers.ts';

/** A package's module, as `import * as module` gives it. */
export type Module = Readonly<Record<string, unknown>>;

/** A part of a package that is a scheduler. */
export interface Subject {
  readonly name: string;
  /** Its file in `src/adapters/`, without the ending. */
  readonly adapter: string;
  /** The first version that it fits, in numbers; left out: any. */
  readonly from?: readonly number[];
  /** The first version that it does not fit any more; left out: it fits all from there on. */
  readonly until?: readonly number[];
  readonly adapt: (module: Module) => Scheduler;
}

export type Subjects = Readonly<Record<string, readonly Subject[]>>;

/** Every package that has an adapter here. */
export function packages(): readonly string[] {
  return FAMILIES.flatMap((family) => Object.keys(family)).sort();
}

/** What of a version of a package can be checked; nothing where it has no adapter. */
export function subjectsOf(name: string, version: string): readonly Subject[] {
  const all = FAMILIES.flatMap((family) => family[name] ?? []);
  if (version === NEWEST) return all.filter(({ until }) => until === undefined);
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10));
  return all.filter(
    ({ from = [], until }) => !isBefore(numbers, from) && (until === undefined || isBefore(numbers, until)),
  );
}

/** What npm calls the newest release. */
export const NEWEST = 'latest';

/** The newest release of an older line that is still used, beside the newest of all. */
export const MAINTAINED: Readonly<Record<string, readonly string[]>> = {
  effect: ['3.22.4'],
  effection: ['3.6.1'],
};

function isBefore(version: readonly number[], from: readonly number[]): boolean {
  const at = from.findIndex((part, i) => version[i] !== part);
  return at >= 0 && version[at]! < from[at]!;
}

const FAMILIES: readonly Subjects[] = [limiters, maps, runtimes, timers];
