import { Digest, SETTLED_ERROR } from './digest.ts';
import { type Program, type Step, type TaskName, THROWN } from './program.ts';

/** The truth about a program, computed without a scheduler. Times assume a processor for every task and start at 0. */
export interface Expectation {
  /** In the order of `program.tasks`. */
  readonly tasks: readonly ExpectedTask[];
  /** Sum of all `work` that is reached, ms. */
  readonly work: number;
  /** Sum of all `sleep` that is reached, ms. */
  readonly sleep: number;
  /** The longest dependency chain, sleeps and work included: the time of the last finish, ms. */
  readonly span: number;
}

export interface ExpectedTask {
  /** `unspawned`: no reached step spawns it. `stuck`: it waits for what never ends: through a cycle of joins for itself,
   *  or for a task that is stuck. */
  readonly outcome: 'returned' | 'threw' | 'unspawned' | 'stuck';
  /** Of its result or error (see `digest.ts`); 0 where it has none. */
  readonly digest: number;
  /** ms; NaN where it never comes to that. */
  readonly start: number;
  readonly finish: number;
  /** Latest finish for a scheduler whose every wake-up may be late by `lateness` ms. */
  readonly latestFinish: number;
  /** Numbers of the tasks whose outcome this task's own depends on: joined or settled, transitively. Made when first
   *  asked for. */
  readonly dependsOn: ReadonlySet<number>;
}

/**
 * What a program must come to. Linear in its steps, whatever its shape: total for programs that `parseProgram` would
 * refuse, too, since those whose joins can deadlock are worth running as well.
 *
 * `lateness`: how late each start and each wake-up may be, ms.
 *
 * @example expect(parseText('main: spawn a, join a\na: sleep 3, emit 1')).tasks[1] // returned 1 at 3 ms
 */
export function expect(program: Program, lateness = 0): Expectation {
  const { tasks } = program;
  const numbers = new Map<TaskName, number>();
  const fates: Fate[] = [];
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]!;
    numbers.set(task.name, i);
    fates.push(new Fate(i, task.steps, fates));
  }
  const walk: Walk = { fates, numbers, lateness, stack: [], work: 0, sleep: 0 };
  if (fates.length > 0) begin(walk, fates[0]!, 0, 0);
  while (walk.stack.length > 0) follow(walk, walk.stack.pop()!);
  let span = 0;
  for (const fate of fates) {
    if (fate.outcome === 'stuck') fate.giveUp();
    else if (fate.finish > span) span = fate.finish;
  }
  return { tasks: fates, work: walk.work, sleep: walk.sleep, span };
}

/**
 * A child is followed to its end as soon as it is spawned, before its parent goes on: every task has its own time, so the
 * order of following is free. In a legal program this order meets no join before its target's end.
 */
interface Walk {
  readonly fates: readonly Fate[];
  readonly numbers: ReadonlyMap<TaskName, number>;
  readonly lateness: number;
  /** Tasks that can be followed further; the last one is next. */
  readonly stack: Fate[];
  work: number;
  sleep: number;
}

/**
 * An expected task in the making. Until it has ended it counts as stuck, and `digest`, `finish` and `latestFinish` are
 * what it has come to so far.
 */
class Fate implements ExpectedTask {
  outcome: ExpectedTask['outcome'] = 'unspawned';
  digest = 0;
  start: number = Number.NaN;
  finish: number = Number.NaN;
  latestFinish: number = Number.NaN;
  /** The position of the next step. */
  at = 0;
  /** What it has joined or settled so far, the one that it waits for included. */
  awaited: number[] | undefined = undefined;
  /** Those that wait for its end. */
  waiting: Fate[] | undefined = undefined;
  dependencies: Set<number> | undefined = undefined;
  readonly number: number;
  readonly steps: readonly Step[];
  readonly fates: readonly Fate[];

  constructor(number: number, steps: readonly Step[], fates: readonly Fate[]) {
    this.number = number;
    this.steps = steps;
    this.fates = fates;
  }

  // On demand, because few laws ask, and because the sets of a long chain are quadratic in its length.
  get dependsOn(): ReadonlySet<number> {
    if (this.dependencies === undefined) {
      this.dependencies = new Set(this.awaited);
      for (const number of this.dependencies) {
        for (const next of this.fates[number]!.awaited ?? []) this.dependencies.add(next);
      }
    }
    return this.dependencies;
  }

  giveUp(): void {
    this.digest = 0;
    this.finish = Number.NaN;
    this.latestFinish = Number.NaN;
  }
}

function begin(walk: Walk, fate: Fate, now: number, latest: number): void {
  fate.outcome = 'stuck';
  fate.start = now;
  fate.finish = now;
  fate.latestFinish = latest + walk.lateness;
  walk.stack.push(fate);
}

/** Follows a task until it spawns another, waits, or ends. */
function follow(walk: Walk, fate: Fate): void {
  const { steps } = fate;
  while (fate.at < steps.length) {
    const step = steps[fate.at++]!;
    if ('emit' in step) {
      fate.digest = fold(fate.digest, step.emit);
    } else if ('sleep' in step) {
      fate.finish += step.sleep;
      // Rounded as a late wake-up's time is: the deadline first.
      fate.latestFinish = fate.latestFinish + step.sleep + walk.lateness;
      walk.sleep += step.sleep;
    } else if ('spawn' in step) {
      const child = walk.fates[walk.numbers.get(step.spawn) ?? -1];
      if (child?.outcome !== 'unspawned') continue;
      walk.stack.push(fate);
      begin(walk, child, fate.finish, fate.latestFinish);
      return;
    } else if ('join' in step) {
      if (!take(walk, fate, step.join, true)) return;
    } else if ('settle' in step) {
      if (!take(walk, fate, step.settle, false)) return;
    } else if ('work' in step) {
      fate.finish += step.work;
      fate.latestFinish += step.work;
      walk.work += step.work;
    } else if ('yield' in step) {
      fate.latestFinish += walk.lateness;
    } else {
      const falsy = THROWN.indexOf(step.throw);
      end(walk, fate, 'threw', Digest.error + (falsy > 0 ? falsy : 8 * fate.number));
      return;
    }
  }
  end(walk, fate, 'returned', fate.digest);
}

/** Takes what another task ended with. False where the task cannot go on: the other has not ended, or its error ends this
 *  one as well. */
function take(walk: Walk, fate: Fate, name: TaskName, rethrow: boolean): boolean {
  const target = walk.fates[walk.numbers.get(name) ?? -1];
  if (target === undefined) return false;
  fate.awaited ??= [];
  fate.awaited.push(target.number);
  if (target.outcome !== 'returned' && target.outcome !== 'threw') {
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
  } else {
    fate.digest = fold(fate.digest, SETTLED_ERROR + (target.digest - Digest.error));
  }
  return true;
}

function end(walk: Walk, fate: Fate, outcome: 'returned' | 'threw', digest: number): void {
  fate.outcome = outcome;
  fate.digest = digest;
  if (fate.waiting !== undefined) walk.stack.push(...fate.waiting);
}

function fold(result: number, value: number): number {
  return (Math.imul(result, 31) + value) | 0;
}
