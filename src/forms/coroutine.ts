import { isCut } from './cancellation.ts';
import { interpret, type Request, unwrap } from './interpreter.ts';
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
  /** Once this has come back no task starts (`supports: ['pause']`). */
  pause?(): Instructions<unknown>;
  /** Lets tasks start again (`supports: ['pause']`). */
  resume?(): Instructions<unknown>;
  /** Forgets the tasks that wait to start, and none that runs (`supports: ['clear']`). */
  clear?(): Instructions<unknown>;
  /** At most so many tasks at once from now on; none that runs is stopped (`supports: ['set-limit']`). */
  setLimit?(limit: number): Instructions<unknown>;
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
      } catch (error) {
        if (run.crash !== undefined) throw error;
        if (request.kind === 'spawn') crashed(run, 'spawn', error);
        if (isAsked(request) && !isCut(run, task)) crashed(run, nameOf(request), error);
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

/** What is to come back without an error. */
function isAsked({ kind }: Request): boolean {
  return (
    kind === 'cancel' || kind === 'pause' || kind === 'resume' || kind === 'clear' || kind === 'set-limit'
  );
}

/** Of the primitive that carries it out. */
function nameOf({ kind }: Request): string {
  if (kind === 'settle') return 'join';
  return kind === 'set-limit' ? 'setLimit' : kind;
}

/** What is no generator would else be a TypeError of this file, thrown into the task, which may catch it. */
function checked<T>(run: Run, request: Request, value: Instructions<T>): Instructions<T> {
  if (typeof (value as Partial<Instructions<T>> | undefined | null)?.[Symbol.iterator] === 'function')
    return value;
  const name = nameOf(request);
  return crashed(
    run,
    name,
    new AdapterError(
      `scheduler '${run.scheduler}': ${name}: expected a generator, as \`*${name}() { … }\` makes one, but received ${show(value)}`,
    ),
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
    case 'pause':
      return primitives.pause!();
    case 'resume':
      return primitives.resume!();
    case 'clear':
      return primitives.clear!();
    case 'set-limit':
      return primitives.setLimit!(request.limit);
  }
}
