import type { Scheduler } from '../../src/forms/scheduler.ts';
import { limiters } from './subjects/limiters.ts';
import { maps } from './subjects/maps.ts';

/** A package's module, as `import * as module` gives it. */
export type Module = Readonly<Record<string, unknown>>;

/** A part of a package that is a scheduler. */
export interface Subject {
  readonly name: string;
  /** Its file in `src/adapters/`, without the ending. */
  readonly adapter: string;
  readonly adapt: (module: Module) => Scheduler;
}

export type Subjects = Readonly<Record<string, readonly Subject[]>>;

/** What of a package can be checked; nothing where it has no adapter. */
export function subjectsOf(name: string): readonly Subject[] {
  return [...(limiters[name] ?? []), ...(maps[name] ?? [])];
}
