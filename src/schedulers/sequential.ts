/**
 * SEQUENTIAL: one task after the other.
 *
 * The idea: the program that everybody writes first, and that introductions to asynchronous code begin with. Three tasks
 * that sleep 3 s take 9 s, because sleeping holds the processor and nothing else can be done meanwhile.
 *
 * What it teaches: the API of a scheduler (spawn, join, sleep, yield) says nothing about what overlaps. Here the same
 * calls are kept and every one of them is a plain function call: spawning runs the task to its end there and then,
 * joining only looks up what came of it. It is the yardstick: every other scheduler must give the same results, sooner.
 *
 * What it cannot do: overlap anything, or let a task wait for one that is spawned after it.
 */
import type { Clock } from '../clock/clock.ts';
import { type Outcome, outcomeOf, unwrap } from './outcome.ts';

/** A task, as a generator function. What it yields is of no interest here: there is nobody to give the turn to. */
type Task<T> = () => Generator<unknown, T, unknown>;

/** A spawned task. It has always ended already. */
interface Handle<T> {
  readonly outcome: Outcome<T>;
}

export interface Sequential {
  /** Runs a task to its end. Returns its result or throws its error. */
  run<T>(main: Task<T>): T;
  /** Runs a task to its end, now, and keeps its result or its error for whoever joins. */
  spawn<T>(task: Task<T>): Generator<never, Handle<T>, unknown>;
  /** The task's result; throws its error. */
  join<T>(handle: Handle<T>): Generator<never, T, unknown>;
  /** Holds everything for so many ms. */
  sleep(ms: number): Generator<never, void, unknown>;
  /** Nothing: nobody else is there. */
  yield(): Generator<never, void, unknown>;
}

/**
 * @example
 * const { run, spawn, join, sleep } = createSequential(clock);
 * run(function* () {
 *   const nap = function* () { yield* sleep(3000); };
 *   const handles = [yield* spawn(nap), yield* spawn(nap), yield* spawn(nap)];
 *   for (const handle of handles) yield* join(handle);
 * }); // 9 s later
 */
export function createSequential(clock: Clock): Sequential {
  return { run: runToEnd, spawn, join, sleep: (ms) => sleep(clock, ms), yield: nothing };
}

function* spawn<T>(task: Task<T>): Generator<never, Handle<T>, unknown> {
  // An error belongs to whoever joins, not to whoever happens to stand below on the call stack.
  return { outcome: outcomeOf(() => runToEnd(task)) };
}

function* join<T>(handle: Handle<T>): Generator<never, T, unknown> {
  return unwrap(handle.outcome);
}

function* sleep(clock: Clock, ms: number): Generator<never, void, unknown> {
  clock.sleep(ms);
}

function* nothing(): Generator<never, void, unknown> {}

function runToEnd<T>(task: Task<T>): T {
  const generator = task();
  let turn = generator.next();
  while (turn.done !== true) turn = generator.next();
  return turn.value;
}
