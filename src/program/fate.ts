import type { ExpectedTask } from './oracle.ts';
import type { Pipe } from './pipe.ts';
import type { Step, StepOf, TaskName } from './program.ts';

/**
 * A child is followed to its end as soon as it is spawned, before its parent goes on: every task has its own time, so the
 * order of following is free. In a legal program this order meets no join before its target's end.
 */
export interface Walk {
  readonly fates: readonly Fate[];
  /** The number of the task of that name, −1 where there is none. */
  readonly numberOf: (name: TaskName) => number;
  readonly lateness: number;
  readonly leastSleep: number;
  /** Tasks that can be followed further; the last one is next. */
  readonly stack: Fate[];
  work: number;
  sleep: number;
  held: number;
  pipes: Pipe[] | undefined;
  /** Some task is cancelled, or cleared, or held. */
  readonly hasCuts: boolean;
  /** Of several errors of a task the first is what it ends with. */
  readonly keepsFirst: boolean;
}

/** A step that is taken as its task cleans up, and how long what stands before it takes, which is cleaned up behind it: ms, and at most. */
export interface Owed {
  readonly step: StepOf<'spawn'> | StepOf<'cancel'>;
  readonly cleanup: number;
  readonly latestCleanup: number;
}

/** What a task comes to when it has cleaned up. */
export interface Ending {
  readonly outcome: 'returned' | 'threw' | 'cancelled';
  readonly digest: number;
}

/** In place of a number of steps: the task waits for a scheduler that was left paused. */
export const HELD = -2;

/**
 * An expected task in the making. Until it has ended it counts as stuck, and `digest`, `finish` and `latestFinish` are
 * what it has come to so far.
 */
export class Fate implements ExpectedTask {
  outcome: ExpectedTask['outcome'] = 'unspawned';
  digest = 0;
  start: number = Number.NaN;
  finish: number = Number.NaN;
  latestFinish: number = Number.NaN;
  /** The position of the next step. */
  at = 0;
  /** How many of its steps it takes: all of them, unless it is cancelled meanwhile. */
  stop: number;
  /** It never starts, and is not cancelled either. */
  isHeld = false;
  /** It is refused as it is spawned: that is its end. */
  isRefused = false;
  /** It is cancelled before its end; since when, ms, and at the latest, once that is known. */
  isCut = false;
  cutTime: number = Number.NaN;
  latestCutTime: number = Number.NaN;
  /** What it has to clean up at its end: how long that takes, ms, and at most. */
  cleanup = 0;
  latestCleanup = 0;
  /** Digests of what it throws as it cleans up, in the order of the steps: the last comes first. */
  failures: number[] | undefined = undefined;
  /** What it is to spawn and to cancel as it cleans up, in the order of the steps, and what it comes to behind that. */
  owed: Owed[] | undefined = undefined;
  ending: Ending | undefined = undefined;
  /** How many locks it holds, and since when at the latest, ms. */
  holds = 0;
  heldSince = 0;
  /** What it has joined or settled so far, the one that it waits for included. */
  awaited: number[] | undefined = undefined;
  /** Those that wait for its end. */
  waiting: Fate[] | undefined = undefined;
  dependencies: Set<number> | undefined = undefined;
  readonly number: number;
  readonly steps: readonly Step[];
  /** Private to the language, not only to the type: the walk leads round in circles, which JSON cannot write. */
  readonly #fates: readonly Fate[];

  constructor(number: number, steps: readonly Step[], fates: readonly Fate[]) {
    this.number = number;
    this.steps = steps;
    this.stop = steps.length;
    this.#fates = fates;
  }

  // On demand, because few laws ask, and because the sets of a long chain are quadratic in its length.
  get dependsOn(): ReadonlySet<number> {
    if (this.dependencies === undefined) {
      this.dependencies = new Set(this.awaited);
      for (const number of this.dependencies) {
        for (const next of this.#fates[number]!.awaited ?? []) this.dependencies.add(next);
      }
    }
    return this.dependencies;
  }

  /** It takes so many steps, and then it is cancelled; or it is `HELD`. A scheduler that repeats some takes more than it has. */
  cutAfter(steps: number): void {
    this.isHeld = steps === HELD;
    if (this.isHeld) return;
    this.isCut = true;
    this.stop = Math.min(steps, this.steps.length);
  }

  dependOn(task: number): void {
    this.awaited ??= [];
    this.awaited.push(task);
  }

  fold(value: number): void {
    this.digest = fold(this.digest, value);
  }

  giveUp(): void {
    this.digest = 0;
    this.finish = Number.NaN;
    this.latestFinish = Number.NaN;
  }
}

export function fold(result: number, value: number): number {
  return (Math.imul(result, 31) + value) | 0;
}

/** Whoever cancels it may have waited for what it holds: then it held that for the whole of the step in which it was stopped. */
export function latestBreak({ leastSleep, lateness }: Walk, { isCut, steps, stop }: Fate): number {
  const step = isCut ? steps[stop] : undefined;
  if (step === undefined) return 0;
  return lateness + ('sleep' in step ? Math.max(step.sleep, leastSleep) : 0);
}
