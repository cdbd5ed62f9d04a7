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

/** What of a version of a package can be checked; nothing where it has no adapter. */
export function subjectsOf(name: string, version: string): readonly Subject[] {
  const all = [limiters, maps, runtimes, timers].flatMap((family) => family[name] ?? []);
  return all.filter(({ from = 0 }) => Number.parseInt(version, 10) >= from);
}
