import { Kind, Reason } from '../trace/event.ts';
import { isCut } from './cancellation.ts';
import type { Coroutine, CoroutinePrimitives, Instructions } from './coroutine-primitives.ts';
import { expire, noteClose } from './expiry.ts';
import { interpret, type Request, type Steps } from './interpreter.ts';
import { isRelease, releaseFault } from './locking.ts';
import { register } from './registration.ts';
import { crashed, errorDigest, type Outcome, type Run, unwrap } from './run.ts';
import { share } from './sharing.ts';
import { failureAtCleanup, isOfTeardown } from './teardown.ts';
import { AdapterError, show } from './validation.ts';

/** Writes task number `task` as a coroutine. */
export function coroutine(run: Run, primitives: CoroutinePrimitives, task: number): Coroutine {
  // Not a generator function itself: V8 gives each one that is made and called a hidden class of its own, in old space,
  // which keeps all that it closes over alive until the next full collection. It halved the speed of a search.
  return () => (run.inParts ? driveInParts(run, primitives, task) : drive(run, primitives, task));
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
        const value = yield* checked(run, request.kind, carryOut(run, primitives, task, request));
        if (request.kind === 'spawn') run.handles[request.task] = value;
        answer = { value };
        if (request.kind === 'acquire') mustRelease(run, value);
      } catch (error) {
        answer = failed(run, task, request, error);
      }
      next = steps.next(answer);
    }
  } finally {
    // Closed from outside (`return()`): the steps must know, or they would count as merely forgotten.
    if (!next.done) yield* closed(run, primitives, task, steps);
  }
  // Out here, because each `finally` on its way makes an exception dearer by a third.
  return unwrap(failureAtCleanup(run, task) ?? next.value);
}

/** The same, written as a careful programmer might: each request is a part of its own, which calls the next and gives what
 *  that gives. */
function* driveInParts(run: Run, primitives: CoroutinePrimitives, task: number): ReturnType<Coroutine> {
  const steps = interpret(run, task);
  const first = steps.next();
  try {
    return yield* part(first);
  } finally {
    // Without effect on what has ended.
    yield* closed(run, primitives, task, steps);
  }

  function* part(next: IteratorResult<Request, Outcome>): ReturnType<Coroutine> {
    if (next.done) return unwrap(failureAtCleanup(run, task) ?? next.value);
    const request = next.value;
    run.clock.spend();
    const answer = yield* answered(run, primitives, task, request);
    const rest = (): ReturnType<Coroutine> => part(steps.next(answer));
    return yield* primitives.call === undefined ? rest() : checked(run, 'call', primitives.call(rest));
  }
}

/** A call with a `finally` block of its own. */
function* guardedSleep(
  run: Run,
  primitives: CoroutinePrimitives,
  { task, at, ms, cleanup }: Extract<Request, { kind: 'guarded-sleep' }>,
  // biome-ignore lint/suspicious/noExplicitAny: see above
): Generator<any, void, any> {
  const { recorder } = run;
  try {
    yield* checked(run, 'sleep', primitives.sleep(ms));
    recorder.add(Kind.resume, task, run.now(), Reason.sleep, ms);
  } finally {
    recorder.add(Kind.cleanup, task, run.now(), at, cleanup);
    if (cleanup > 0) yield* checked(run, 'sleep', primitives.sleep(cleanup));
    recorder.add(Kind.cleaned, task, run.now(), at, cleanup);
  }
}

/** One turn of the task, however often: its events are as many for any number. */
function* looped(
  run: Run,
  primitives: CoroutinePrimitives,
  times: number,
  // biome-ignore lint/suspicious/noExplicitAny: see above
): Generator<any, void, any> {
  for (let left = times; left > 0; left--) yield* checked(run, 'loop', primitives.ready!());
}

/** Closes the steps; what is cleaned up then may wait. */
function* closed(
  run: Run,
  primitives: CoroutinePrimitives,
  task: number,
  steps: Steps,
  // biome-ignore lint/suspicious/noExplicitAny: see above
): Generator<any, void, any> {
  noteClose(run, task);
  let next = steps.return(undefined as never);
  try {
    while (!next.done) next = steps.next(yield* answered(run, primitives, task, next.value));
  } finally {
    // Closed once more, meanwhile: nothing is waited for any longer.
    if (!next.done) steps.return(undefined as never);
  }
  const failed = failureAtCleanup(run, task);
  if (failed !== undefined) throw failed.error;
}

function* answered(
  run: Run,
  primitives: CoroutinePrimitives,
  task: number,
  request: Request,
  // biome-ignore lint/suspicious/noExplicitAny: see above
): Generator<any, Outcome, any> {
  try {
    const value = yield* checked(run, request.kind, carryOut(run, primitives, task, request));
    if (request.kind === 'spawn') run.handles[request.task] = value;
    if (request.kind === 'acquire') mustRelease(run, value);
    return { value };
  } catch (error) {
    return failed(run, task, request, error);
  }
}

/** What the task is told of it; where it is the scheduler's own fault, the run is over. */
function failed(run: Run, task: number, request: Request, error: unknown): Outcome {
  if (run.crash !== undefined) throw error;
  if (request.kind === 'spawn') crashed(run, 'spawn', error);
  if (request.kind === 'cancel' && isOfTeardown(run, error)) {
    run.recorder.add(Kind.hear, task, run.now(), request.task, errorDigest(run, error));
    return { value: undefined };
  }
  if (isAsked(request) && !isCut(run, task)) crashed(run, nameOf(request.kind), error);
  return { error };
}

/** What is to come back without an error. */
function isAsked({ kind }: Request): boolean {
  return (
    kind === 'cancel' || kind === 'pause' || kind === 'resume' || kind === 'clear' || kind === 'set-limit'
  );
}

/** Of the primitive that carries it out. */
function nameOf(kind: Request['kind'] | 'call'): string {
  if (kind === 'settle') return 'join';
  if (kind === 'loop') return 'ready';
  return kind === 'set-limit' ? 'setLimit' : kind;
}

/** What is no generator would else be a TypeError of this file, thrown into the task, which may catch it. */
function checked<T>(run: Run, kind: Request['kind'] | 'call', value: Instructions<T>): Instructions<T> {
  if (typeof (value as Partial<Instructions<T>> | undefined | null)?.[Symbol.iterator] === 'function')
    return value;
  const name = nameOf(kind);
  return crashed(
    run,
    name,
    new AdapterError(
      `scheduler '${run.scheduler}': ${name}: expected a generator, as \`*${name}() { … }\` makes one, but received ${show(value)}`,
    ),
  );
}

function mustRelease(run: Run, value: unknown): void {
  if (!isRelease({ value })) crashed(run, 'acquire', releaseFault(run, 'a function', value));
}

function carryOut(
  run: Run,
  primitives: CoroutinePrimitives,
  task: number,
  request: Request,
): Instructions<unknown> {
  switch (request.kind) {
    case 'yield':
      return primitives.yield === undefined ? primitives.sleep(0) : primitives.yield();
    case 'sleep':
      return primitives.sleep(request.ms);
    case 'loop':
      return looped(run, primitives, request.times);
    case 'cleanup':
      return register(run, task, primitives, (ms) => checked(run, 'sleep', primitives.sleep(ms)));
    case 'guarded-sleep':
      return guardedSleep(run, primitives, request);
    case 'spawn':
      return request.options.timeout === undefined
        ? primitives.spawn(coroutine(run, primitives, request.task))
        : spawnTimed(run, primitives, request.task, request.options.timeout);
    case 'race':
      return primitives.race!(request.arms.map((arm) => coroutine(run, primitives, arm)));
    case 'all':
      return primitives.all!(request.arms.map((arm) => coroutine(run, primitives, arm)));
    case 'join':
    case 'settle':
      return primitives.join(run.handles[request.task]);
    case 'cancel':
      return request.task === task ? primitives.cancelSelf!() : primitives.cancel!(run.handles[request.task]);
    case 'idle':
      return request.below > 0 ? primitives.shorter!(request.below) : primitives.idle!();
    case 'pause':
      return primitives.pause!();
    case 'resume':
      return primitives.resume!();
    case 'clear':
      return primitives.clear!();
    case 'set-limit':
      return primitives.setLimit!(request.limit);
    default:
      // Only schedulers of async functions are asked for another priority.
      return share(run, primitives, request as Exclude<typeof request, { kind: 'set-priority' }>);
  }
}

function spawnTimed(
  run: Run,
  primitives: CoroutinePrimitives,
  task: number,
  timeout: number,
): Instructions<unknown> {
  return primitives.spawn(coroutine(run, primitives, task), { timeout, timedOut: () => expire(run, task) });
}
