import { LOCK_KEYS, type LockKey } from '../program/program.ts';
import { type Channel, channelOf, type Reception } from './exchange.ts';
import { interpret, type Request, type Steps, unwrap } from './interpreter.ts';
import { isRelease } from './locking.ts';
import { crashed, type Outcome, type Run, type TaskResult } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** A task as a function that returns a promise; it may throw synchronously, as any such function may. */
export type AsyncTask = () => Promise<TaskResult>;

/** What a scheduler of async functions is asked with. */
export interface AsyncPrimitives {
  /** Asks for a task to be run. Returns a promise of its result, or a handle that `join` understands. */
  spawn(task: AsyncTask): unknown;
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
  /** Takes a lock, or so many permits of it (`supports: ['lock']`, `'weight'`): a promise of the function that gives them
   *  back. */
  acquire?(key: LockKey, weight: number): PromiseLike<Release>;
  /** Makes a channel that holds so many values before its sender must wait (`supports: ['channel']`); with 0, sender and
   *  receiver wait for each other. A promise of `{ done: true }` says that it is closed and empty. */
  channel?(capacity: number): Channel<PromiseLike<unknown>, PromiseLike<Reception>>;
  /** Runs main, where main cannot just be called. */
  run?(main: AsyncTask): unknown;
}

/** Gives back what was taken of a lock. What it returns is not waited for. */
export type Release = () => unknown;

type Suspending =
  | Exclude<Request, { kind: 'spawn' | 'cancel' }>
  /** A cancel that does not come back at once. */
  | { readonly kind: 'await'; readonly promise: PromiseLike<unknown> };

/** Writes task number `task` as a function that returns a promise. */
export function asyncTask(run: Run, primitives: AsyncPrimitives, task: number): AsyncTask {
  return () => {
    const steps = interpret(run, task);
    run.threwSync = false;
    const first = untilSuspended(run, primitives, steps, steps.next());
    if (!first.done) return proceed(run, primitives, steps, first.value);
    if ('error' in first.value && !run.threwSync) return Promise.reject(first.value.error);
    return Promise.resolve(unwrap(first.value));
  };
}

async function proceed(
  run: Run,
  primitives: AsyncPrimitives,
  steps: Steps,
  first: Suspending,
): Promise<TaskResult> {
  let request = first;
  for (;;) {
    let answer: Outcome;
    try {
      answer = { value: await carryOut(run, primitives, request) };
    } catch (error) {
      answer = { error };
    }
    if (request.kind === 'acquire' && 'value' in answer && !isRelease(answer))
      wrongRelease(run, answer.value);
    const next = untilSuspended(run, primitives, steps, steps.next(answer));
    if (next.done) return unwrap(next.value);
    request = next.value;
  }
}

/** Spawns and cancels belong to the turn in which they are made: only what suspends is awaited. */
function untilSuspended(
  run: Run,
  primitives: AsyncPrimitives,
  steps: Steps,
  next: IteratorResult<Request, Outcome>,
): IteratorResult<Suspending, Outcome> {
  let reached = next;
  while (!reached.done && (reached.value.kind === 'spawn' || reached.value.kind === 'cancel')) {
    const { kind, task } = reached.value;
    run.clock.spend();
    if (kind === 'spawn') {
      run.handles[task] = spawn(run, primitives, task);
    } else {
      const promise = cancel(run, primitives, task);
      if (isThenable(promise)) return { done: false, value: { kind: 'await', promise } };
    }
    reached = steps.next();
  }
  return reached as IteratorResult<Suspending, Outcome>;
}

function spawn(run: Run, primitives: AsyncPrimitives, child: number): unknown {
  let handle: unknown;
  try {
    handle = primitives.spawn(asyncTask(run, primitives, child));
  } catch (error) {
    return crashed(run, 'spawn', error);
  }
  if (isThenable(handle)) {
    // Who joins hears of the error. That nobody does is the program's choice and no unhandled rejection.
    handle.then(ignore, ignore);
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

/** Of an adapter. What is thrown instead is an error like any other of its scheduler. */
function wrongRelease(run: Run, given: unknown): void {
  const expected = 'expected a promise of a function that gives the lock back';
  run.crash ??= {
    where: 'acquire',
    error: new AdapterError(`scheduler '${run.scheduler}': acquire: ${expected} but received ${show(given)}`),
  };
}

function cancel(run: Run, primitives: AsyncPrimitives, task: number): unknown {
  try {
    return primitives.cancel!(run.handles[task]);
  } catch (error) {
    return crashed(run, 'cancel', error);
  }
}

function carryOut(run: Run, primitives: AsyncPrimitives, request: Suspending): unknown {
  run.clock.spend();
  switch (request.kind) {
    case 'yield':
      return primitives.yield?.();
    case 'sleep':
      return primitives.sleep === undefined ? timer(run, request.ms) : primitives.sleep(request.ms);
    case 'join':
    case 'settle': {
      const handle = run.handles[request.task];
      return primitives.join === undefined ? handle : primitives.join(handle);
    }
    case 'idle':
      return primitives.idle!();
    case 'acquire':
      return primitives.acquire!(LOCK_KEYS[request.lock]!, Math.min(request.weight, run.permits));
    case 'send':
      return channelOf(run, request.channel).send(run.exchange!.next);
    case 'receive':
      return channelOf(run, request.channel).receive();
    case 'await':
      return request.promise;
  }
}

/** Straight on the virtual clock: `setTimeout(0)` would take Node's 1 ms. */
function timer(run: Run, ms: number): Promise<void> {
  return new Promise((resolve) => {
    run.clock.setTimer(ms, resolve);
  });
}

/** As `await` asks; a function may be one, too. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

function ignore(): void {}
