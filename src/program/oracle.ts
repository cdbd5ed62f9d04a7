import { Fate, type Walk } from './fate.ts';
import { begin, endCut, follow } from './follow.ts';
import type { Program, Task, TaskName } from './program.ts';

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
  /** For how long locks are held in all, at the latest, ms: whoever waits for a lock waits while another task holds one, so
   *  no finish comes later than its `latestFinish` and so many ms. */
  readonly held: number;
}

export interface ExpectedTask {
  /** `unspawned`: no reached step spawns it. `stuck`: it waits for what never ends: through a cycle of joins for itself,
   *  or for a task that is stuck; or it is held. `cancelled`: it was cancelled, or cleared, before its end, or refused (see `cuts`). */
  readonly outcome: 'returned' | 'threw' | 'cancelled' | 'unspawned' | 'stuck';
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
 * What a program must come to. Linear in its steps, whatever its shape. Total for programs that `parseProgram` would
 * refuse, too: whoever waits on a cycle, or for nobody, is stuck, and of two spawns of a task one counts.
 *
 * `cuts`: for each task after how many of its steps it was cancelled or cleared, −1 where it was not, `HELD` where the
 * scheduler was left paused while it waited to start: how far such a task came depends on whose turn it was, so that is
 * observed, and what follows from it is foretold. Left out: none was.
 *
 * `keepsFirst`: a task that fails more than once, by a step and as it cleans up, ends with its first error; left out: with the last.
 * `joined`: for each task the cancelled one whose join cancelled it, −1 where none did. Left out: none.
 * `refused`: for each task −1, unless it was refused as it was spawned. Left out: none was.
 *
 * `lateness`: how late each start and each wake-up may be, ms. `leastSleep`: how long even the shortest sleep may take.
 *
 * @example expect(parseText('main: spawn a, join a\na: sleep 3, emit 1')).tasks[1] // returned 1 at 3 ms
 */
export function expect(
  program: Program,
  lateness = 0,
  leastSleep = 0,
  cuts?: ArrayLike<number>,
  keepsFirst = false,
  joined?: ArrayLike<number>,
  refused?: ArrayLike<number>,
): Expectation {
  const { tasks } = program;
  const fates: Fate[] = [];
  for (let i = 0; i < tasks.length; i++) fates.push(new Fate(i, tasks[i]!.steps, fates));
  if (cuts !== undefined) {
    for (let i = 0; i < fates.length; i++) if (cuts[i]! !== -1) fates[i]!.cutAfter(cuts[i]!);
  }
  if (refused !== undefined) {
    for (let i = 0; i < fates.length; i++) fates[i]!.isRefused = refused[i]! >= 0;
  }
  const walk: Walk = {
    fates,
    numberOf: numbering(tasks),
    lateness,
    leastSleep,
    stack: [],
    work: 0,
    sleep: 0,
    held: 0,
    pipes: undefined,
    hasCuts: cuts !== undefined,
    keepsFirst,
  };
  if (fates.length > 0) begin(walk, fates[0]!, 0, 0);
  followAll(walk);
  if (cuts !== undefined) endWithOthers(walk, joined);
  let span = 0;
  for (const fate of fates) {
    if (fate.outcome === 'stuck') fate.giveUp();
    else if (fate.finish > span) span = fate.finish;
  }
  return { tasks: fates, work: walk.work, sleep: walk.sleep, span, held: walk.held };
}

function followAll(walk: Walk): void {
  while (walk.stack.length > 0) follow(walk, walk.stack.pop()!);
}

/** Those that no step cancels were cancelled with a task above them, or with one that they join. */
function endWithOthers(walk: Walk, joined: ArrayLike<number> | undefined): void {
  for (const fate of walk.fates) endWithOther(walk, fate, joined);
}

function endWithOther(walk: Walk, fate: Fate, joined: ArrayLike<number> | undefined): void {
  if (!fate.isCut || fate.outcome !== 'stuck') return;
  const target = walk.fates[joined?.[fate.number] ?? -1];
  if (target !== undefined) {
    endWithOther(walk, target, joined);
    fate.finish = Math.max(fate.finish, target.finish);
    fate.latestFinish = Math.max(fate.latestFinish, target.latestFinish);
  }
  // Nobody looks at when a cancelled task ended; but what it spawns as it cleans up is spawned then.
  if (fate.owed !== undefined) endWithAbove(walk, fate);
  endCut(walk, fate);
  followAll(walk);
}

/** It was cancelled with a task above it, or at that one's end. */
function endWithAbove({ fates, numberOf }: Walk, fate: Fate): void {
  const above = fates.find(({ steps }) =>
    steps.some((step) => 'spawn' in step && numberOf(step.spawn) === fate.number),
  );
  if (above === undefined) return;
  fate.finish = Math.max(fate.finish, Number.isNaN(above.cutTime) ? above.finish : above.cutTime);
  fate.latestFinish = Math.max(fate.latestFinish, above.latestFinish);
}

/** Of two tasks of the same name it is the last. Few are looked through faster than they are put into a map. */
function numbering(tasks: readonly Task[]): (name: TaskName) => number {
  if (tasks.length > MANY) {
    const numbers = new Map(tasks.map(({ name }, number) => [name, number]));
    return (name) => numbers.get(name) ?? -1;
  }
  return (name) => {
    for (let number = tasks.length - 1; number >= 0; number--)
      if (tasks[number]!.name === name) return number;
    return -1;
  };
}

const MANY = 16;
