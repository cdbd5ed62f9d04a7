import { interpret } from './interpreter.ts';
import { crashed, type Run, type TaskResult } from './run.ts';

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
}

/** Anything that `yield*` takes; what is yielded is between adapter and scheduler. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Instructions<T> = Iterable<any, T, any>;

/** Writes task number `task` as a coroutine. */
export function coroutine(run: Run, primitives: CoroutinePrimitives, task: number): Coroutine {
  return function* () {
    const steps = interpret(run, task);
    try {
      let next = steps.next();
      while (!next.done) {
        const request = next.value;
        run.clock.spend();
        let answer: unknown;
        try {
          switch (request.kind) {
            case 'yield':
              yield* primitives.yield === undefined ? primitives.sleep(0) : primitives.yield();
              break;
            case 'sleep':
              yield* primitives.sleep(request.ms);
              break;
            case 'spawn':
              run.handles[request.task] = yield* spawn(run, primitives, request.task);
              break;
            case 'join':
            case 'settle':
              answer = yield* primitives.join(run.handles[request.task]);
              break;
          }
        } catch (error) {
          next = steps.throw(error);
          continue;
        }
        next = steps.next(answer);
      }
      return next.value;
    } finally {
      // Closed from outside (`return()`): the steps must know, or they would count as merely forgotten.
      steps.return(undefined as never);
    }
  };
}

function* spawn(
  run: Run,
  primitives: CoroutinePrimitives,
  child: number,
): Generator<unknown, unknown, unknown> {
  try {
    return yield* primitives.spawn(coroutine(run, primitives, child));
  } catch (error) {
    return crashed(run, 'spawn', error);
  }
}
