import { LOCK_KEYS, type LockKey } from '../program/program.ts';
import { isCut } from './cancellation.ts';
import { type Channel, channelOf, type Reception } from './exchange.ts';
import { interpret, type Request, unwrap } from './interpreter.ts';
import { isRelease } from './locking.ts';
import { crashed, type Outcome, type Run, type TaskResult } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** A task as a generator function, to be run by a scheduler of coroutines. */
// biome-ignore lint/suspicious/noExplicitAny: each scheduler yields instructions of its own
export type Coroutine<T = TaskResult> = () => Generator<any, T, any>;

/** What a coroutine scheduler is asked with. All but `run` are used through `yield*`. */
export interface CoroutinePrimitives {
  /** Runs main and all that it spawns. Returns when done, or a promise. */
  run(main: Coroutine): unknown;
  /** Asks for a task to be run and gives its handle. */
  spawn(task: Coroutine): Instructions<unknown>;
  /** Waits for the task: its result, or its error thrown. */
  // biome-ignore lint/suspicious/noExplicitAny: the adapter knows its own handles
  join(handle: any): Instructions<unknown>;
  sleep(ms: number): Instructions<unknown>;
  /** Gives the turn away. Left out: `sleep(0)`. */
  yield?(): Instructions<unknown>;
  /** Cancels the task (`supports: ['cancel']`): once this has come back it takes no step more, and its joins throw. Its
   *  coroutine is closed (`return()`), or an error is thrown into it where it waits. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  cancel?(handle: any): Instructions<unknown>;
  /** Waits until no task but main is left that has not ended (`supports: ['idle']`). */
  idle?(): Instructions<unknown>;
  /** Takes a lock, or so many permits of it (`supports: ['lock']`, `'weight'`), and returns the function that gives them back. */
  acquire?(key: LockKey, weight: number): Instructions<() => unknown>;
  /** Makes a channel that holds so many values before its sender must wait (`supports: ['channel']`); with 0, sender and
   *  receiver wait for each other. `{ done: true }` says that it is closed and empty. */
  channel?(capacity: number): Channel<Instructions<unknown>, Instructions<Reception>>;
}

/** Anything that `yield*` takes; what is yielded is between adapter and scheduler. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Instructions<T> = Iterable<any, T, any>;

/** Writes task number `task` as a coroutine. */
export function coroutine(run: Run, primitives: CoroutinePrimitives, task: number): Coroutine {
  // Not a generator function itself: V8 gives each one that is made and called a hidden class of its own, in old space,
  // which keeps all that it closes over alive until the next full collection. It halved the speed of a search.
  return () => drive(run, primitives, task);
}

function* drive(run: Run, primitives: CoroutinePrimitives, task: number): ReturnType<Coroutine> {
  const steps = interpret(run, task);
  let next = steps.next();
  try {
    while (!next.done) {
      const request = next.value;
      run.clock.spend();
      let answer: Outcome | undefined;
      try {
        const value = yield* checked(run, request, carryOut(run, primitives, request));
        if (request.kind === 'spawn') run.handles[request.task] = value;
        answer = { value };
        if (request.kind === 'acquire' && !isRelease(answer)) wrongRelease(run, value);
      } catch (error) {
        if (run.crash !== undefined) throw error;
        if (request.kind === 'spawn') crashed(run, 'spawn', error);
        if (request.kind === 'cancel' && !isCut(run, task)) crashed(run, 'cancel', error);
        answer = { error };
      }
      next = steps.next(answer);
    }
  } finally {
    // Closed from outside (`return()`): the steps must know, or they would count as merely forgotten.
    if (!next.done) steps.return(undefined as never);
  }
  // Out here, because each `finally` on its way makes an exception dearer by a third.
  return unwrap(next.value);
}

/** What is no generator would else be a TypeError of this file, thrown into the task, which may catch it. */
function checked<T>(run: Run, { kind }: Request, value: Instructions<T>): Instructions<T> {
  if (typeof (value as Partial<Instructions<T>> | undefined | null)?.[Symbol.iterator] === 'function')
    return value;
  const name = kind === 'settle' ? 'join' : kind;
  return crashed(
    run,
    name,
    new AdapterError(
      `scheduler '${run.scheduler}': ${name}: expected a generator, as \`*${name}() { … }\` makes one, but received ${show(value)}`,
    ),
  );
}

function wrongRelease(run: Run, value: unknown): never {
  const expected = 'expected a function that gives the lock back';
  return crashed(
    run,
    'acquire',
    new AdapterError(`scheduler '${run.scheduler}': acquire: ${expected} but received ${show(value)}`),
  );
}

function carryOut(run: Run, primitives: CoroutinePrimitives, request: Request): Instructions<unknown> {
  switch (request.kind) {
    case 'yield':
      return primitives.yield === undefined ? primitives.sleep(0) : primitives.yield();
    case 'sleep':
      return primitives.sleep(request.ms);
    case 'spawn':
      return primitives.spawn(coroutine(run, primitives, request.task));
    case 'join':
    case 'settle':
      return primitives.join(run.handles[request.task]);
    case 'cancel':
      return primitives.cancel!(run.handles[request.task]);
    case 'idle':
      return primitives.idle!();
    case 'send':
      return channelOf(run, request.channel).send(run.exchange!.next);
    case 'receive':
      return channelOf(run, request.channel).receive();
    case 'acquire':
      return primitives.acquire!(LOCK_KEYS[request.lock]!, Math.min(request.weight, run.permits));
  }
}
