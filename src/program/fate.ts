import { Digest, SETTLED_CANCELLED, SETTLED_ERROR } from './digest.ts';
import type { ExpectedTask } from './oracle.ts';
import { kindOf, type Step, type StepOf, type TaskName, THROWN } from './program.ts';

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
  /** It is cancelled before its end; since when, ms, and at the latest, once that is known. */
  isCut = false;
  cutTime: number = Number.NaN;
  latestCutTime: number = Number.NaN;
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

  giveUp(): void {
    this.digest = 0;
    this.finish = Number.NaN;
    this.latestFinish = Number.NaN;
  }
}

export function begin(walk: Walk, fate: Fate, now: number, latest: number): void {
  fate.outcome = 'stuck';
  fate.start = now;
  fate.finish = now;
  fate.latestFinish = latest + walk.lateness;
  if (!fate.isHeld) walk.stack.push(fate);
}

/** Follows a task until it spawns another, waits, or ends. */
export function follow(walk: Walk, fate: Fate): void {
  const { steps, stop } = fate;
  while (fate.at < stop) {
    const step = steps[fate.at++]!;
    const kind = kindOf(step);
    switch (kind) {
      case 'emit':
        fate.digest = fold(fate.digest, (step as StepOf<'emit'>).emit);
        break;
      case 'sleep': {
        const { sleep } = step as StepOf<'sleep'>;
        fate.finish += sleep;
        // Rounded as a late wake-up's time is: the deadline first.
        fate.latestFinish = fate.latestFinish + Math.max(sleep, walk.leastSleep) + walk.lateness;
        walk.sleep += sleep;
        break;
      }
      case 'spawn': {
        const child = walk.fates[walk.numberOf((step as StepOf<'spawn'>).spawn)];
        if (child?.outcome !== 'unspawned') break;
        walk.stack.push(fate);
        begin(walk, child, fate.finish, fate.latestFinish);
        return;
      }
      case 'join':
        if (!take(walk, fate, (step as StepOf<'join'>).join, true)) return;
        break;
      case 'settle':
        if (!take(walk, fate, (step as StepOf<'settle'>).settle, false)) return;
        break;
      case 'work': {
        const { work } = step as StepOf<'work'>;
        fate.finish += work;
        fate.latestFinish += work;
        walk.work += work;
        break;
      }
      case 'yield':
        fate.latestFinish += walk.lateness;
        break;
      case 'cancel':
        cancel(walk, fate, (step as StepOf<'cancel'>).cancel);
        break;
      case 'idle':
        if (!waitForIdle(walk, fate)) return;
        break;
      case 'clear':
        clear(walk, fate);
        break;
      // Whom it may run, and how many at once, is the scheduler's part: a program comes to the same.
      case 'pause':
      case 'resume':
      case 'set-limit':
        fate.latestFinish += walk.lateness;
        break;
      case 'throw': {
        const falsy = THROWN.indexOf((step as StepOf<'throw'>).throw);
        end(walk, fate, 'threw', Digest.error + (falsy > 0 ? falsy : 8 * fate.number));
        return;
      }
    }
  }
  if (!fate.isCut) end(walk, fate, 'returned', fate.digest);
  else if (!Number.isNaN(fate.cutTime)) endCut(walk, fate);
}

/** Ends a task that is cancelled, when it was cancelled or when it got there. */
export function endCut(walk: Walk, fate: Fate): void {
  if (!Number.isNaN(fate.cutTime)) {
    fate.finish = Math.max(fate.finish, fate.cutTime);
    fate.latestFinish = Math.max(fate.latestFinish, fate.latestCutTime) + walk.lateness;
  }
  end(walk, fate, 'cancelled', Digest.cancelled);
}

/** Of several cancels any will do: none of them comes too late for the task. */
function cancel(walk: Walk, fate: Fate, name: TaskName): void {
  const target = walk.fates[walk.numberOf(name)];
  const isDue = target?.isCut === true && target.outcome === 'stuck' && Number.isNaN(target.cutTime);
  if (isDue) {
    target.cutTime = fate.finish;
    target.latestCutTime = fate.latestFinish;
    if (target.at === target.stop) endCut(walk, target);
  }
  fate.latestFinish += walk.lateness;
}

/** What is cut before its first step, and not ended by then, was waiting. */
function clear(walk: Walk, fate: Fate): void {
  for (const other of walk.fates) {
    if (!other.isCut || other.stop > 0 || other.outcome !== 'stuck' || !Number.isNaN(other.cutTime)) continue;
    other.cutTime = fate.finish;
    other.latestCutTime = fate.latestFinish;
    endCut(walk, other);
  }
  fate.latestFinish += walk.lateness;
}

/** False where a task that was spawned has not ended. Others than main wait for themselves, so for ever. */
function waitForIdle(walk: Walk, fate: Fate): boolean {
  if (fate.number > 0) return false;
  for (const other of walk.fates) {
    if (other === fate || other.outcome === 'unspawned') continue;
    if (other.outcome === 'stuck') {
      fate.at--;
      other.waiting ??= [];
      other.waiting.push(fate);
      return false;
    }
    fate.awaited ??= [];
    fate.awaited.push(other.number);
    fate.finish = Math.max(fate.finish, other.finish);
    fate.latestFinish = Math.max(fate.latestFinish, other.latestFinish);
  }
  fate.latestFinish += walk.lateness;
  return true;
}

/** Takes what another task ended with. False where the task cannot go on: the other has not ended, or its error ends this
 *  one as well. */
function take(walk: Walk, fate: Fate, name: TaskName, rethrow: boolean): boolean {
  const target = walk.fates[walk.numberOf(name)];
  if (target === undefined) return false;
  fate.awaited ??= [];
  fate.awaited.push(target.number);
  if (target.outcome === 'unspawned' || target.outcome === 'stuck') {
    fate.at--;
    target.waiting ??= [];
    target.waiting.push(fate);
    return false;
  }
  fate.finish = Math.max(fate.finish, target.finish);
  fate.latestFinish = Math.max(fate.latestFinish, target.latestFinish) + walk.lateness;
  if (target.outcome === 'returned') {
    fate.digest = fold(fate.digest, target.digest);
  } else if (rethrow) {
    end(walk, fate, 'threw', target.digest);
    return false;
  } else if (target.digest === Digest.cancelled) {
    fate.digest = fold(fate.digest, SETTLED_CANCELLED);
  } else {
    fate.digest = fold(fate.digest, SETTLED_ERROR + (target.digest - Digest.error));
  }
  return true;
}

function end(walk: Walk, fate: Fate, outcome: 'returned' | 'threw' | 'cancelled', digest: number): void {
  fate.outcome = outcome;
  fate.digest = digest;
  if (fate.waiting !== undefined) walk.stack.push(...fate.waiting);
}

function fold(result: number, value: number): number {
  return (Math.imul(result, 31) + value) | 0;
}
