import type { LockKey } from '../program/program.ts';
import { pendingFor, sleepUnlessAborted, timer } from './async-sleep.ts';
import { isAborted } from './cancellation.ts';
import { ask, isPrompt, type Prompt } from './control.ts';
import type { Channel, Reception } from './exchange.ts';
import { hasTimeout } from './expiry.ts';
import { interpret, type Request, type Steps } from './interpreter.ts';
import { isRelease, releaseFault } from './locking.ts';
import { readyAgain } from './looping.ts';
import { noteRejection } from './refusal.ts';
import { crashed, type Outcome, type Run, type TaskResult, unwrap } from './run.ts';
import { share } from './sharing.ts';
import type { TaskState } from './states.ts';
import { isThenable } from './thenable.ts';
import { AdapterError, show } from './validation.ts';
import type { Counts } from './watching.ts';

/** A task as a function that returns a promise; it may throw synchronously, as any such function may. */
export type AsyncTask = () => Promise<TaskResult>;

/** What a scheduler of async functions is asked with. */
export interface AsyncPrimitives {
  /** Asks for a task to be run. Returns a promise of its result, or a handle that `join` understands. Of tasks that wait the
   *  one of higher priority is to start first (`supports: ['priority']`); undefined is as good as none. A promise that rejects
   *  before the task has started, or a throw, refuses it (`supports: ['room']`). */
  spawn(task: AsyncTask, options: SpawnOptions): unknown;
  /** Left out: a timer of the virtual clock. */
  sleep?(ms: number): PromiseLike<unknown>;
  /** Gives the turn away. Left out: one microtask. */
  yield?(): PromiseLike<unknown>;
  /** Waits for the task: its result, or its error thrown. Left out: awaits the handle. */
  // biome-ignore lint/suspicious/noExplicitAny: the adapter knows its own handles
  join?(handle: any): PromiseLike<unknown>;
  /** Cancels the task (`supports: ['cancel']`): once this has come back (at once, or by a promise) it takes no step more,
   *  and its handle rejects. One that has started stops where the scheduler's own waits never end, or reject. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  cancel?(handle: any): unknown;
  /** Waits until no task is left that has not ended; main is none of them (`supports: ['idle']`). */
  idle?(): PromiseLike<unknown>;
  /** Waits until fewer tasks than so many wait to start, whatever runs: with 1 until none does (`supports: ['empty']`; other
   *  numbers with `'size'`). */
  shorter?(below: number): PromiseLike<unknown>;
  /** Once this has come back (at once, or by a promise) no task starts (`supports: ['pause']`). */
  pause?(): unknown;
  /** Lets tasks start again (`supports: ['pause']`). */
  resume?(): unknown;
  /** Forgets the tasks that wait to start, and none that runs (`supports: ['clear']`). */
  clear?(): unknown;
  /** At most so many tasks at once from now on, 1 or more; none that runs is stopped (`supports: ['set-limit']`). */
  setLimit?(limit: number): unknown;
  /** Gives a task another priority (`supports: ['set-priority']`): without effect, and without an error, on one that does not wait. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  setPriority?(handle: any, priority: number): unknown;
  /** Takes a lock, or so many permits of it (`supports: ['lock']`, `'weight'`): a promise of the function that gives them
   *  back. With a timeout (`'lock-timeout'`) one that rejects when so many ms are over. */
  acquire?(key: LockKey, weight: number, timeout?: number): PromiseLike<Release>;
  /** Makes a channel that holds so many values before its sender must wait (`supports: ['channel']`); with 0, sender and
   *  receiver wait for each other. A promise of `{ done: true }` says that it is closed and empty. */
  channel?(capacity: number): Channel<PromiseLike<unknown>, PromiseLike<Reception>>;
  /** Asks for what is there at once: a promise that has come true, or just a value (`supports: ['loop']`). */
  ready?(): unknown;
  /** Calls `tell`, once, when fewer tasks than so many wait to start, with 0 when it is idle; at once, or soon, where that is so already.
   *  Many may be told (`supports: ['watch']`). */
  watch?(below: number, tell: () => void): void;
  /** What it says of itself just then (`supports: ['counts']`). */
  counts?(): Counts;
  /** Whether the task runs, or how it ended (`supports: ['state']`). It has started, and comes back at once, with nothing done. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  state?(handle: any): TaskState;
  /** Runs main, where main cannot just be called. */
  run?(main: AsyncTask): unknown;
}

/** Gives back what was taken of a lock. What it returns is not waited for. */
export type Release = () => unknown;

/** What a task is spawned with. */
interface SpawnOptions {
  readonly priority?: number | undefined;
  /** The task is to have ended in so many ms, or started (see `Guarantees.timeout`), or its promise rejects (`supports: ['timeout']`). 0: however
   *  long it takes, where there is a `timeLimit`. Left out: it has no timeout of its own. */
  readonly timeout?: number | undefined;
  /** Kept when the task may start: it is to be given as a promise of it (`supports: ['pending']`). */
  readonly input?: Promise<void> | undefined;
  /** Aborted when the task is cancelled (`supports: ['abort']`): one that waits rejects at once and never starts, one that runs
   *  minds the signal itself, and rejects with its reason. Left out where nobody will. */
  readonly signal?: AbortSignal | undefined;
}

type Suspending =
  | Exclude<Request, Prompt>
  /** A cancel, or a control, that does not come back at once. */
  | { readonly kind: 'await'; readonly promise: PromiseLike<unknown> };

/** Writes task number `task` as a function that returns a promise. */
export function asyncTask(run: Run, primitives: AsyncPrimitives, task: number): AsyncTask {
  return () => {
    const steps = interpret(run, task);
    run.threwSync = false;
    const first = untilSuspended(run, primitives, task, steps, steps.next());
    if (!first.done) return proceed(run, primitives, steps, first.value, task);
    if ('error' in first.value && !run.threwSync) return Promise.reject(first.value.error);
    return Promise.resolve(unwrap(first.value));
  };
}

async function proceed(
  run: Run,
  primitives: AsyncPrimitives,
  steps: Steps,
  first: Suspending,
  task: number,
): Promise<TaskResult> {
  const signal = run.controllers[task]?.signal;
  let request = first;
  for (;;) {
    let answer: Outcome;
    try {
      answer = { value: await carryOut(run, primitives, request, signal) };
    } catch (error) {
      answer = { error };
    }
    if (request.kind === 'acquire') mustRelease(run, answer);
    // Also where the wait was over just before.
    if (isAborted(run, task)) answer = { error: signal!.reason };
    const next = untilSuspended(run, primitives, task, steps, steps.next(answer));
    if (next.done) return unwrap(next.value);
    // In parts each await stands in a call of its own.
    if (run.inParts) return await proceed(run, primitives, steps, next.value, task);
    request = next.value;
  }
}

function mustRelease(run: Run, answer: Outcome): void {
  if ('error' in answer || isRelease(answer)) return;
  run.crash ??= { where: 'acquire', error: releaseFault(run, 'a promise of a function', answer.value) };
}

/** Spawns, cancels and controls belong to the turn in which they are made: only what suspends is awaited. */
function untilSuspended(
  run: Run,
  primitives: AsyncPrimitives,
  task: number,
  steps: Steps,
  next: IteratorResult<Request, Outcome>,
): IteratorResult<Suspending, Outcome> {
  let reached = next;
  while (!reached.done && isPrompt(reached.value)) {
    const request = reached.value;
    run.clock.spend();
    let answer: Outcome | undefined;
    if (request.kind === 'spawn') {
      run.handles[request.task] = spawn(run, primitives, request);
    } else {
      const promise = ask(run, primitives, request);
      if (isThenable(promise)) return { done: false, value: { kind: 'await', promise } };
      // What it asked for may have started another task there and then, and that one aborted it.
      if (isAborted(run, task)) answer = { error: run.controllers[task]!.signal.reason };
    }
    reached = steps.next(answer);
  }
  return reached as IteratorResult<Suspending, Outcome>;
}

function spawn(run: Run, primitives: AsyncPrimitives, { task, options }: Spawn): unknown {
  let handle: unknown;
  try {
    handle = primitives.spawn(asyncTask(run, primitives, task), optionsOf(run, primitives, task, options));
  } catch (error) {
    if (!run.refuses) return crashed(run, 'spawn', error);
    handle = Promise.reject(error);
  }
  if (isThenable(handle)) {
    // Who joins hears of the error. That nobody does is the program's choice and no unhandled rejection.
    const isNoted = run.refuses || hasTimeout(run, task);
    handle.then(ignore, isNoted ? (error) => noteRejection(run, task, error) : ignore);
  } else if (primitives.join === undefined) {
    const expected = 'expected a promise (or, with `join`, a handle)';
    crashed(
      run,
      'spawn',
      new AdapterError(`scheduler '${run.scheduler}': spawn: ${expected} but received ${show(handle)}`),
    );
  }
  return handle;
}

/** Where tasks are cancelled, and not by a primitive, then by signals. */
function optionsOf(
  run: Run,
  primitives: AsyncPrimitives,
  task: number,
  options: Spawn['options'],
): SpawnOptions {
  const given = options.after === undefined ? options : pendingFor(run, options.after, options.priority);
  if (!run.code.cancels || primitives.cancel !== undefined) return given;
  const controller = new AbortController();
  run.controllers[task] = controller;
  return { ...given, signal: controller.signal };
}

type Spawn = Extract<Request, { kind: 'spawn' }>;

function carryOut(
  run: Run,
  primitives: AsyncPrimitives,
  request: Suspending,
  signal: AbortSignal | undefined,
): unknown {
  run.clock.spend();
  switch (request.kind) {
    case 'yield':
      return primitives.yield?.();
    case 'sleep':
      if (signal !== undefined) return sleepUnlessAborted(run, request.ms, signal);
      return primitives.sleep === undefined ? timer(run, request.ms) : primitives.sleep(request.ms);
    case 'join':
    case 'settle': {
      const handle = run.handles[request.task];
      return primitives.join === undefined ? handle : primitives.join(handle);
    }
    case 'idle':
      return request.below > 0 ? primitives.shorter!(request.below) : primitives.idle!();
    case 'loop':
      return readyAgain(() => primitives.ready!(), request.times);
    case 'await':
      return request.promise;
    case 'race':
    case 'all':
    case 'cleanup':
    case 'guarded-sleep':
      // Only coroutines are asked for these.
      return undefined;
    default:
      return share(run, primitives, request);
  }
}

function ignore(): void {}
