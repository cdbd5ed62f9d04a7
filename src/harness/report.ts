import type { SmallScope } from '../arbitraries/enumerate.ts';
import type { Strategy } from '../arbitraries/strategy.ts';
import type { LawId, Violation } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Trace } from '../trace/trace.ts';
import type { FeatureName } from './exercise.ts';

export interface Report {
  readonly scheduler: string;
  /** Random programs run in the search; enumerated ones, replayed fixtures and shrinking not counted. */
  readonly runs: number;
  /** What was enumerated; undefined where nothing was. */
  readonly exhaustive?: Exhaustive;
  /** In how many of these programs each feature really was exercised: what was never is left out. */
  readonly exercised?: Partial<Record<FeatureName, number>>;
  readonly seed: number;
  /** One for each law asked for, in the catalogue's order. */
  readonly verdicts: readonly Verdict[];
  /** What became of each saved counterexample. */
  readonly replays: readonly Replay[];
  /** Set where the scheduler could not be checked at all (it throws at import or in `create`), with the reason. */
  readonly unusable?: string;
}

/** An exhaustive phase, and the bounds of its programs. */
export interface Exhaustive extends SmallScope {
  /** Programs that were run in the polite world, each under every limit of the scope that it could reach. */
  readonly programs: number;
  /** Programs, limits and worlds: how many runs these were. */
  readonly cases: number;
  /** How many of these runs were in an impolite world. */
  readonly impolite: number;
  /** False where a hang or too many livelocks ended it early. */
  readonly complete: boolean;
  /** How many programs there are; left out where it ended early and there are too many to count. */
  readonly of?: number;
  /** Exactly which: "all 8,714 different programs of up to 4 tasks (with main) and 4 steps over spawn, join, …". */
  readonly scope: string;
}

/** How far a search has come, given to `onProgress` after every batch, of 2,048 programs at most. */
export interface Progress {
  readonly phase: 'small' | 'random';
  readonly done: number;
  /** Left out where there are too many to count. */
  readonly of?: number;
}

export interface Verdict {
  readonly law: LawId;
  readonly status: 'held' | 'broken' | 'vacuous' | 'not-applicable';
  readonly obligations: number;
  /** Programs that put it to the test at least once; left out where it does not apply. */
  readonly occasions?: number;
  /** It held, but was hardly put to the test: why it says little. */
  readonly hardly?: string;
  /** What broke it first: the programs that had been run by then, and the part of the search that this one came from. */
  readonly first?: { readonly programs: number; readonly by: Strategy | 'small' };
  readonly worst?: number;
  readonly counterexample?: Counterexample;
  /** Smallest programs that break it for another reason, as far as can be told from outside: other bugs. */
  readonly others?: readonly Counterexample[];
  /** The adapter lists this law as one that its scheduler breaks, with this reason; or that of which this is a consequence. */
  readonly deviation?: string;
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
  /** fast-check's path: the run, then the position of each shrink that was taken. `small:` and the number of the case
   *  instead of the run where it was enumerated. Empty where a fixture was its origin. */
  readonly path: string;
  /** Set where it was enumerated. */
  readonly small?: SmallPlace;
  /** The program in text notation. */
  readonly text: string;
  /** Steps + tasks. */
  readonly size: number;
  readonly shrinking: Shrinking;
  /** The failing cases on the way, from the one that was met to this one; left out where it was not shrunk. */
  readonly history?: readonly Reduced[];
  /** Other laws that the same run breaks. */
  readonly alsoBroken: readonly LawId[];
  /** Laws that the run which this one is compared with breaks by itself, where the law compares two; left out where none. */
  readonly comparedBreaks?: readonly LawId[];
  /** The law held when the smallest program was run once more. */
  readonly vanished?: true;
  /** The smallest edit under which the law holds, in words: "a does not throw". */
  readonly passesIf?: string;
  /** The decisive step: what the scheduler does otherwise then, in words: "b starts at 0 ms". */
  readonly decisive?: string;
  /** What can be otherwise while the law stays broken, in words: "what a throws does not matter". */
  readonly immaterial: readonly string[];
  /** Where it was saved. */
  readonly fixture?: string;
}

/** A case on the way of shrinking. */
export interface Reduced extends Case {
  /** What its run left, and what was violated in it; of a comparison both runs. Left out where running it takes too long. */
  readonly runs?: readonly { readonly trace: Trace; readonly violation?: Violation }[];
}

/** The place of a case in an enumeration, before it was shrunk. */
export interface SmallPlace extends SmallScope {
  /** From 1. */
  readonly number: number;
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
  /** Random programs to run; default 1000. `FAIRTICK_RUNS` overrides it. */
  readonly runs?: number;
  /** How large the programs may be of which *every* one is run; default `{ tasks: 4, steps: 4 }`, main and all spawns
   *  included; those with one step fewer also run in every world with one deviation. One step more makes ten times as many. `false`: none. `FAIRTICK_EXHAUSTIVE` overrides it: `4x5` (tasks,
   *  steps) or `off`. */
  readonly exhaustive?: SmallScope | false;
  /** Told after every batch of at most 2,048 programs how far the search has come. */
  readonly onProgress?: (progress: Progress) => void;
  /** Default 1. `FAIRTICK_SEED` overrides it. */
  readonly seed?: number;
  /** With `seed`, or for `small:…` with `exhaustive`: run just the program at this path. */
  readonly path?: string;
  readonly laws?: readonly LawId[];
  /** Folder of saved counterexamples, default `fixtures/counterexamples`; false: neither read nor write. */
  readonly fixtures?: string | false;
  /** How long one program may hold the processor in real time before it counts as hung, ms; default 500.
   *  `FAIRTICK_TIME` overrides it. */
  readonly timeLimit?: number;
}
