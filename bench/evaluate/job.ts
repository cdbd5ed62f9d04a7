import type { LawId } from '../../src/laws/law.ts';

/** A piece of the evaluation that a process of its own does: so neither what a module remembers of the runs before nor the
 *  order in which processes become free can change a figure. */
export type Job =
  | { readonly kind: 'hunt'; readonly mutant: string; readonly seeds: Seeds; readonly folder: string }
  | { readonly kind: 'replay'; readonly mutant: string; readonly file: string }
  | { readonly kind: 'chain'; readonly mutant: string; readonly seeds: Seeds }
  | { readonly kind: 'promises'; readonly mutant: string; readonly seeds: Seeds }
  | { readonly kind: 'alarms'; readonly scheduler: string }
  | { readonly kind: 'reduction' };

/** From one to another, both included. */
export interface Seeds {
  readonly from: number;
  readonly to: number;
}

/** Seeds that a process takes: who asks for more of them goes on where a run with fewer ended. */
const SEEDS_APART = 10;

/** @example partsOf(25) // 1–10, 11–20, 21–25 */
export function partsOf(seeds: number): readonly Seeds[] {
  return Array.from({ length: Math.ceil(seeds / SEEDS_APART) }, (_, part) => ({
    from: part * SEEDS_APART + 1,
    to: Math.min((part + 1) * SEEDS_APART, seeds),
  }));
}

/** What each kind comes to. */
export interface Results {
  readonly hunt: readonly Hunt[];
  readonly replay: string;
  readonly chain: readonly Catch[];
  readonly promises: readonly Catch[];
  readonly alarms: Alarms;
  readonly reduction: Reduction;
}

/** One mutant under one seed, by Fairtick. */
export interface Hunt {
  readonly seed: number;
  /** Programs run when the first law was broken, and when the law meant was; null where none was within the cap. */
  readonly first: number | null;
  readonly meant: number | null;
  /** Every law that some program broke. */
  readonly broken: readonly LawId[];
  /** Those of them that are printed as a failure of their own: not explained by another one. */
  readonly reported: readonly LawId[];
  /** Laws whose shrunk program does not break them. */
  readonly slips: readonly LawId[];
  /** The counterexample of the law meant; where that was not broken, of the first that is reported. */
  readonly shown: Shown | null;
}

export interface Shown {
  readonly law: LawId;
  readonly size: number;
  /** Canonical program, and environment. */
  readonly form: string;
  readonly minimal: boolean;
  /** Why the original does not vouch for the mutant on this very case; null where it does. */
  readonly doubt: string | null;
  /** The saved counterexample. */
  readonly file: string;
}

/** One mutant under one seed, by a baseline. */
export interface Catch {
  /** Programs run when it failed first; null where it did not within the cap. */
  readonly first: number | null;
  /** What it shrank to, steps + tasks. */
  readonly size: number | null;
}

export interface Alarms {
  readonly runs: number;
  readonly broken: readonly LawId[];
  readonly vacuous: readonly LawId[];
}

export interface Reduction {
  /** Median, ms of real time. */
  readonly ms: number;
  readonly steps: number;
  readonly programs: number;
}
