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
  /** The first major version that it fits; left out: any. */
  readonly from?: number;
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
  return version === NEWEST ? all : all.filter(({ from = 0 }) => Number.parseInt(version, 10) >= from);
}

/** What npm calls the newest release. */
export const NEWEST = 'latest';

const FAMILIES: readonly Subjects[] = [limiters, maps, runtimes, timers];
