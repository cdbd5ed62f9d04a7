import type { LawId, Violation } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Trace } from '../trace/trace.ts';

export interface Report {
  readonly scheduler: string;
  /** Programs run in the search; replayed fixtures and shrinking not counted. */
  readonly runs: number;
  readonly seed: number;
  /** One for each law asked for, in the catalogue's order. */
  readonly verdicts: readonly Verdict[];
  /** What became of each saved counterexample. */
  readonly replays: readonly Replay[];
  /** Set where the scheduler could not be checked at all (it throws at import or in `create`), with the reason. */
  readonly unusable?: string;
}

export interface Verdict {
  readonly law: LawId;
  readonly status: 'held' | 'broken' | 'vacuous' | 'not-applicable';
  readonly obligations: number;
  readonly worst?: number;
  readonly counterexample?: Counterexample;
  /** Why it is not applicable, or what was missing where it is vacuous, or which law's bug explains it where it is
   *  broken as a consequence. */
  readonly reason?: string;
  /** Broken as a consequence of the bug that this law's counterexample shows. */
  readonly impliedBy?: LawId;
}

export interface Counterexample extends Case {
  readonly scheduler: string;
  readonly law: LawId;
  readonly violation: Violation;
  readonly trace: Trace;
  readonly seed: number;
  /** fast-check's path: the run, then the position of each shrink that was taken. Empty where a fixture was its origin. */
  readonly path: string;
  /** The program in text notation. */
  readonly text: string;
  /** Steps + tasks. */
  readonly size: number;
  readonly shrinking: Shrinking;
  /** Other laws that the same run breaks. */
  readonly alsoBroken: readonly LawId[];
  /** The smallest edit under which the law holds, in words: "a does not throw". */
  readonly passesIf?: string;
  /** What can be otherwise while the law stays broken, in words: "what a throws does not matter". */
  readonly immaterial: readonly string[];
  /** Where it was saved. */
  readonly fixture?: string;
}

export interface Shrinking {
  /** Size of the first program that failed. */
  readonly from: number;
  /** Reductions that were taken, and tried. */
  readonly taken: number;
  readonly tried: number;
  /** None of the smaller neighbours fails; false where the bound was hit first. */
  readonly minimal: boolean;
  /** The smaller neighbours of the last one that were tried; all there are where it is minimal. */
  readonly neighbours: number;
}

export interface Replay {
  readonly file: string;
  /** fails: same law, same trace. drifted: same law, other trace. fixed: the law holds now. stale: the format or the
   *  scheduler no longer admits it. flaky: two replays differ. */
  readonly state: 'fails' | 'drifted' | 'fixed' | 'stale' | 'flaky';
  readonly law?: LawId;
  readonly reason?: string;
  readonly counterexample?: Counterexample;
}

export interface CheckOptions {
  /** Programs to run; default 1000. `FAIRTICK_RUNS` overrides it. */
  readonly runs?: number;
  /** Default 1. `FAIRTICK_SEED` overrides it. */
  readonly seed?: number;
  /** With `seed`: run just the program at this path. */
  readonly path?: string;
  readonly laws?: readonly LawId[];
  /** Folder of saved counterexamples, default `fixtures/counterexamples`; false: neither read nor write. */
  readonly fixtures?: string | false;
  /** How long one program may hold the processor in real time before it counts as hung, ms; default 500.
   *  `FAIRTICK_TIME` overrides it. */
  readonly timeLimit?: number;
}
