import type { Verdict } from '../../src/harness/report.ts';
import type { LawId } from '../../src/laws/law.ts';

/** One version of a package under one adapter. */
export interface Job {
  readonly package: string;
  readonly version: string;
  /** Name of the subject, one of those of the package. */
  readonly subject: string;
  /** The version in which the bug is mended: what is found is replayed there. */
  readonly fixed?: string;
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
  /** Run in all, the exhaustive ones and the random ones. */
  readonly programs: number;
  /** Each law that binds the scheduler, and how it fared. */
  readonly laws: readonly Tally[];
  /** The adapter does not fit this version. */
  readonly unusable?: string;
}

export interface Tally extends Pick<Verdict, 'status' | 'obligations'> {
  readonly law: LawId;
  /** What it is broken by is listed by the adapter, or is another law's bug. */
  readonly isExcused?: true;
}

/** A counterexample that is reported as a failure of its own: no other law's bug explains it. */
export interface Broken {
  readonly law: LawId;
  /** Run by the time of the first failure. */
  readonly programs: number;
  /** Steps + tasks, shrunk. */
  readonly size: number;
  /** Shrunk, in text notation. */
  readonly program: string;
  readonly message: string;
  /** What the fixed version does with the same program, where there is one. */
  readonly onFixed?: 'holds' | 'breaks' | string;
}

export function keyOf({ package: name, version, subject, fixed }: Omit<Job, 'seeds'>): string {
  return `${name}@${version}${fixed === undefined ? '' : `→${fixed}`} ${subject}`;
}
