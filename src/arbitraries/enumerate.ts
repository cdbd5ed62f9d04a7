import type { Case, Rate } from '../program/case.ts';
import { findChannelFault } from '../program/channels.ts';
import { heldAfter } from '../program/locks.ts';
import type { Program, Step, TaskName } from '../program/program.ts';
import { isSettled, misfit, type Shape } from '../program/shape.ts';
import { environmentsOf } from './enumerate-environments.ts';
import { atLeast } from './options.ts';
import {
  ACQUIRES,
  CLEAR,
  EXCHANGES,
  IDLE,
  PAUSE,
  RELEASES,
  RESULTS,
  RESUME,
  type References,
  references,
  SET_LIMITS,
  SHORTER,
} from './vocabulary.ts';

/** How large programs may become. */
export interface SmallScope {
  /** Tasks of a program at most, the main task included. */
  readonly tasks: number;
  /** Steps of all its tasks together at most, its spawns included. */
  readonly steps: number;
}

export interface EnumerateOptions extends SmallScope {
  readonly shape: Shape;
  /** Each program comes once under each of them that it could reach: a limit beyond the lowest comes only with programs
   *  that have so many tasks beside main. Left out or empty: the limit is 0, nothing limits. */
  readonly limits?: readonly number[];
  /** Each program comes at each of them. Left out or empty: at none. */
  readonly rates?: readonly Rate[];
  /** How many may wait: each program also comes with each of these that it has tasks enough for. Left out or empty: any number may. */
  readonly rooms?: readonly number[];
  /** The steps that name no task. Spawn, join and settle are always there, cancel, idle, controls, one lock and two
   *  channels where the shape has them. Default `ALPHABET`. */
  readonly alphabet?: readonly Step[];
}

/** Two durations can tie and differ, 0 is what is easily taken for "none"; a value shows order when it is folded. */
export const ALPHABET: readonly Step[] = [
  { emit: 1 },
  { yield: true },
  { sleep: 0 },
  { sleep: 1 },
  { sleep: 2 },
  { work: 1 },
  { throw: 'error' },
  { throw: 'error', sync: true },
  { throw: 'undefined' },
];

/**
 * *Every* case of a scope, smallest first (by `sizeOf`), each once: programs in canonical form that fit the shape, each under
 * every limit that it could reach, with dice 0. Left out is only what is equal to a program that comes: under other names of its tasks, with
 * steps behind the one that ends its task, with a lock given back in the last step, with a settle where a join is the same (the task cannot fail), with a throw
 * that is marked `sync` where it comes too late for that.
 *
 * After Runciman et al., "SmallCheck and Lazy SmallCheck" (2008): most bugs show in some small case, and having tried all
 * of them says more than having tried some. About a million programs a second.
 *
 * @example
 * const shape = { spawn: 'nested', joinInside: true, structured: false };
 * for (const { program } of enumerate({ shape, tasks: 2, steps: 3 })) …
 */
export function* enumerate(options: EnumerateOptions): Generator<Case> {
  const environments = environmentsOf(options);
  for (const program of enumeratePrograms(options)) {
    for (const environment of environments(program.tasks.length - 1)) yield { program, environment };
  }
}

/** The programs of a scope, without environments: a RangeError where it admits none. */
export function* enumeratePrograms(options: EnumerateOptions): Generator<Program> {
  const { tasks, steps } = options;
  atLeast('tasks', tasks, 1);
  atLeast('steps', steps, 0);
  const growth = startGrowth(options);
  for (let size = 1; size <= tasks + steps; size++) {
    // Of equally large programs those with more tasks first: most bugs of a scheduler need several.
    // Each task but main takes a step that spawns it.
    for (let count = Math.min(tasks, (size + 1) >> 1); count >= 1 && size - count <= steps; count--) {
      for (const _ of grow(growth, 0, size - count, count - 1)) {
        if (!isPlain(growth)) continue;
        const program = programOf(growth);
        if (options.shape.channel && findChannelFault(program) !== undefined) continue;
        if (!mayMisfit(options.shape) || misfit(program, options.shape) === undefined) yield program;
      }
    }
  }
}

/** Is there a limit on programs that no single step breaks? */
function mayMisfit(shape: Shape): boolean {
  return isSettled(shape) || shape.clear === 'unjoined';
}

/** A program while it is built: tasks breadth first, which is the canonical order, and each from its first step on. */
interface Growth {
  readonly shape: Shape;
  readonly alphabet: readonly Step[];
  readonly tasks: { readonly steps: Step[]; readonly visible: readonly number[] }[];
  readonly numbers: ReadonlyMap<TaskName, number>;
}

function startGrowth({ shape, alphabet = ALPHABET, tasks }: EnumerateOptions): Growth {
  const numbers = new Map<TaskName, number>();
  for (let task = 0; task < tasks; task++) numbers.set(references(task).name, task);
  return { shape, alphabet, tasks: [{ steps: [], visible: [] }], numbers };
}

/** All ways to go on from within a task, spending exactly so many steps, so many of them spawns. */
function* grow(growth: Growth, task: number, steps: number, spawns: number): Generator<void> {
  const { tasks } = growth;
  if (steps === 0) {
    yield;
    return;
  }
  const body = tasks[task]!.steps;
  const last = body.at(-1);
  if (last === undefined || !('throw' in last)) {
    if (spawns > 0 && maySpawn(growth, task)) {
      const { spawn } = references(tasks.length);
      tasks.push({ steps: [], visible: visibleIn(growth, task) });
      body.push(spawn);
      yield* grow(growth, task, steps - 1, spawns - 1);
      body.pop();
      tasks.pop();
    }
    if (steps > spawns) {
      for (const step of choices(growth, task)) {
        body.push(step);
        yield* grow(growth, task, steps - 1, spawns);
        body.pop();
      }
    }
  }
  if (task + 1 < tasks.length) yield* grow(growth, task + 1, steps, spawns);
}

function maySpawn({ shape, tasks }: Growth, task: number): boolean {
  if (task > 0) return shape.spawn === 'nested';
  return shape.spawn !== 'main-first' || tasks[0]!.steps.every((step) => 'spawn' in step);
}

/** The steps but spawns that may come next. */
function choices(growth: Growth, task: number): readonly Step[] {
  const { shape, alphabet, tasks } = growth;
  const late = tasks[task]!.steps.some(shape.lock || shape.channel ? suspendsOrShares : suspends);
  const steps = late ? alphabet.filter((step) => !('sync' in step)) : alphabet;
  const holds = shape.lock === true && heldAfter(tasks[task]!.steps).length > 0;
  const locking = shape.lock === true ? locksNext(holds, shape) : [];
  if (holds) {
    const cancels = shape.cancel ? visibleIn(growth, task).map((target) => references(target).cancel) : [];
    return [...steps, ...locking, ...cancels];
  }
  const targets: readonly References[] = visibleIn(growth, task).map(references);
  return [
    ...steps,
    ...locking,
    ...(shape.channel ? EXCHANGES : []),
    ...(shape.idle && task === 0 ? [IDLE] : []),
    ...(shape.results && task === 0 ? [RESULTS] : []),
    ...(shape.size && task === 0 ? SHORTER.slice(0, 1) : []),
    ...(task === 0 ? controls(growth) : []),
    ...(task > 0 && !shape.joinInside ? [] : targets.flatMap(({ join, settle }) => [join, settle])),
    ...(shape.cancel ? targets.map(({ cancel }) => cancel) : []),
  ];
}

/** Of main alone. What is sure to change nothing is left out: a resume before any pause, a control right after its like.
 *  Two limits can be raised and lowered. */
function controls({ shape, tasks }: Growth): readonly Step[] {
  const steps: Step[] = [];
  const main = tasks[0]!.steps;
  const last = main.at(-1) ?? NOTHING;
  if (shape.pause && !('pause' in last)) steps.push(PAUSE);
  if (shape.pause && !('resume' in last) && main.includes(PAUSE)) steps.push(RESUME);
  if (shape.clear !== undefined && !('clear' in last)) steps.push(CLEAR);
  if (shape.setLimit && !('set-limit' in last)) steps.push(SET_LIMITS[0]!, SET_LIMITS[1]!);
  return steps;
}

const NOTHING: Step = { yield: true };

/** With one lock: whoever holds it may give it back. */
function locksNext(holds: boolean, { weight }: Shape): readonly Step[] {
  if (holds) return RELEASES.slice(0, 1);
  return ACQUIRES[0]!.slice(0, weight ? 2 : 1);
}

/** What a task may wait for after its last step: what its parent could at its spawn, and what it spawned itself. */
function visibleIn({ tasks, numbers }: Growth, task: number): readonly number[] {
  const { steps, visible } = tasks[task]!;
  return [...visible, ...steps.flatMap((step) => ('spawn' in step ? [numbers.get(step.spawn)!] : []))];
}

function suspends(step: Step): boolean {
  return 'yield' in step || 'sleep' in step || 'join' in step || 'settle' in step || 'idle' in step;
}

// Apart, since looking for a key that is not there is what most of the time goes into.
function suspendsOrShares(step: Step): boolean {
  return suspends(step) || 'acquire' in step || 'send' in step || 'receive' in step;
}

/** Only known of a whole program: does each task run to its last step, and does it settle only what may fail? */
function isPlain({ tasks, numbers, shape }: Growth): boolean {
  const cancelled = new Set<TaskName>();
  let clears = false;
  for (const { steps } of tasks) {
    for (const step of steps) {
      if ('cancel' in step) cancelled.add(step.cancel);
      else if ('clear' in step) clears = true;
    }
  }
  return tasks.every(({ steps }) =>
    steps.every((step, at) => {
      // Its end gives back what a task holds.
      if (shape.lock && 'release' in step) return at < steps.length - 1;
      if ('join' in step) return at === steps.length - 1 || !fails(numbers.get(step.join)!);
      return !('settle' in step) || mayFail(step.settle);
    }),
  );

  function mayFail(name: TaskName): boolean {
    if (clears || cancelled.has(name) || fails(numbers.get(name)!)) return true;
    if (cancelled.size === 0) return false;
    return tasks[numbers.get(name)!]!.steps.some((step) => 'join' in step && mayFail(step.join));
  }

  /** Joins are acyclic, and before its last step no task of a plain program ends. */
  function fails(task: number): boolean {
    const last = tasks[task]!.steps.at(-1);
    if (last === undefined) return false;
    return 'throw' in last || ('join' in last && fails(numbers.get(last.join)!));
  }
}

function programOf({ tasks }: Growth): Program {
  return { tasks: tasks.map(({ steps }, task) => ({ name: references(task).name, steps: steps.slice() })) };
}
