import type { Verdict } from '../../harness/report.ts';
import type { Family, LawId } from '../../laws/law.ts';

/**
 * What a page shows, as data: plain JSON, written into the page and, as a file of its own, given to `fairtick view`. All
 * sentences are made here, by the same words as the text reports; the script in the page only draws.
 */
export interface PageData {
  readonly fairtick: 'report';
  readonly format: typeof PAGE_FORMAT;
  readonly title: string;
  /** What a green cell says, and what it does not; empty where there is no scorecard. */
  readonly meaning: string;
  /** The columns of the scorecard, in the catalogue's order. */
  readonly laws: readonly LawEntry[];
  readonly schedulers: readonly SchedulerEntry[];
  readonly exhibits: readonly Exhibit[];
}

export const PAGE_FORMAT = 1;

interface LawEntry {
  readonly id: LawId;
  readonly family: Family;
  readonly statement: string;
}

interface SchedulerEntry {
  readonly name: string;
  /** What it was tried with, in words. */
  readonly tried: string;
  /** For each law of the page; null where it was not asked for. */
  readonly cells: readonly (CellEntry | null)[];
}

export interface CellEntry {
  readonly status: Verdict['status'] | 'hardly';
  readonly obligations: number;
  readonly occasions?: number;
  readonly worst?: number;
  /** Why it is not green, in words. */
  readonly note?: string;
  /** Positions in `exhibits`. */
  readonly exhibits?: readonly number[];
}

/** A counterexample or a difference, to be looked at. */
export interface Exhibit {
  readonly title: string;
  /** What was violated, or in what two schedulers differ. */
  readonly message: string;
  /** The law's statement; empty for a difference. */
  readonly statement: string;
  readonly because: readonly string[];
  /** What makes no difference, what it would take to pass, the hint: a sentence each. */
  readonly facts: readonly string[];
  /** "limit 2", "the world is polite, except: …". */
  readonly notes: readonly string[];
  readonly tasks: readonly { readonly name: string; readonly steps: readonly string[] }[];
  /** The program in text notation. */
  readonly text: string;
  readonly reproduction: Reproduction;
  /** How to see it again. */
  readonly command: string;
  /** From the first program that failed to the last; empty where it was not shrunk. */
  readonly shrinks: readonly Shrunk[];
  /** One run, or two to be compared; none where the scheduler is not at hand. */
  readonly runs: readonly RunView[];
}

/** The program as TypeScript in plain promises, or why it cannot be. */
export type Reproduction = { readonly code: string } | { readonly none: string };

export interface Shrunk {
  readonly text: string;
  /** "size 23, limit 2" */
  readonly note: string;
  /** Its tasks, and its run, or both of a comparison, to be drawn and not stepped through: without words. Left out where
   *  there is none. */
  readonly names?: readonly string[];
  readonly runs?: readonly RunView[];
}

/** A run, ready to be drawn. Times are ms since the start of the run; null stands for "never". */
export interface RunView {
  readonly name: string;
  /** How it ended, in words. */
  readonly ending: string;
  /** The time of each column (see `columnsOf`). */
  readonly times: readonly number[];
  readonly events: readonly EventView[];
  readonly waits: readonly WaitView[];
  /** What is broken, or where two runs part. */
  readonly marks: readonly number[];
  readonly from: number;
  readonly to: number;
  /** The task that it is about; −1 where it is about none. */
  readonly about: number;
  /** How the task that it is about should have run, where the oracle knows: its number, from when to when, whether it throws. */
  readonly expected?: readonly [task: number, start: number, finish: number, throws: 0 | 1];
  /** Events that were left out at the end. */
  readonly more: number;
}

/** An event as a short list, since there are many: column, time, task, mark, the step at which the task stands, words. */
export type EventView = readonly [
  column: number,
  time: number,
  task: number,
  mark: Mark,
  step: number,
  words: string,
];

/** What an event does to its task. */
export type Mark =
  | 'spawn'
  | 'start'
  | 'step'
  | 'suspend'
  | 'resume'
  | 'return'
  | 'throw'
  | 'close'
  | 'stray'
  | 'clock';

/** task, the events that began it, made it ready and ended it (−1: none), the deadline (null: none), what it waits for. */
export type WaitView = readonly [
  task: number,
  suspend: number,
  ready: number,
  resume: number,
  deadline: number | null,
  words: string,
];
