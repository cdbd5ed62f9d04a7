import type { LawId } from '../../src/laws/law.ts';

/** One version of a package under one adapter, in a process of its own: what its module remembers can mislead no other. */
export interface Job {
  readonly package: string;
  readonly version: string;
  /** Name of the subject, one of those of the package. */
  readonly subject: string;
  readonly seeds: number;
}

/** What it came to. */
export interface Result {
  /** Of the code that found it. */
  readonly fingerprint: string;
  readonly searches: readonly Search[];
  /** Why there are fewer searches than seeds: the process was silent for too long, or died. */
  readonly lost?: string;
}

/** One check, at default settings. */
export interface Search {
  readonly seed: number;
  readonly broken: readonly Broken[];
  readonly vacuous: readonly LawId[];
  /** The adapter does not fit this version. */
  readonly unusable?: string;
}

/** A law that is reported as a failure of its own: no other law's bug explains it. */
export interface Broken {
  readonly law: LawId;
  /** Run by the time of the first failure. */
  readonly programs: number;
  /** Steps + tasks, shrunk. */
  readonly size: number;
  /** Shrunk, in text notation. */
  readonly program: string;
  readonly message: string;
  /** The scheduler's own documentation owns up to it. */
  readonly deviation?: string;
}

export function keyOf({ package: name, version, subject }: Omit<Job, 'seeds'>): string {
  return `${name}@${version} ${subject}`;
}
