import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import type { TaskState } from '../forms/states.ts';

/** What is used of `redux-saga` (or `@redux-saga/core`), any version since 0.12, with its effects. */
export interface ReduxSaga {
  runSaga(first: unknown, second: unknown): SagaTask;
  /** A promise's maker until version 0.16; `effects.delay` after. */
  delay?(ms: number): Promise<unknown>;
  /** Since version 1. */
  readonly stdChannel?: unknown;
  readonly effects: {
    call(body: (...args: never[]) => unknown, ...args: readonly unknown[]): unknown;
    spawn(saga: Coroutine): unknown;
    fork(saga: Coroutine): unknown;
    join(task: unknown): unknown;
    /** Since version 0.15; before that an array is as good. */
    all?(effects: readonly unknown[]): unknown;
    /** Without a task: of the saga that asks, since version 0.15. */
    cancel(task?: unknown): unknown;
    delay?(ms: number): unknown;
    race(effects: Readonly<Record<string, unknown>>): unknown;
  };
}

interface SagaTask {
  toPromise?(): Promise<unknown>;
  readonly done: Promise<unknown>;
  isRunning(): boolean;
  isCancelled(): boolean;
  isAborted(): boolean;
}

/**
 * Sagas. `spawn` (https://redux-saga.js.org/docs/api/#spawnfn-args): "creates a *detached* task … all events which may affect the
 * parent or the detached task are completely independents (error, cancellation)"; `join`: "will resolve to the same outcome of the
 * joined task (success or error). If the joined task is cancelled, the cancellation will also propagate to the Saga executing the join
 * effect". `race`: "When resolving a `race`, the middleware automatically cancels the
 * losing Effects". `call` (https://redux-saga.js.org/docs/api/#callfn-args): "If the result is not an Iterator object nor a Promise, the middleware will
 * immediately return that value back to the saga, so that it can resume its execution synchronously".
 */
export function reduxSaga(module: ReduxSaga, name = 'redux-saga'): Scheduler {
  const { effects } = module;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'loop', 'race'],
    guarantees: { scope: 'detached' },
    create: () => ({
      ...primitivesOf(module),
      race: (arms) =>
        performed(effects.race(Object.fromEntries(arms.map((arm, i) => [`arm${i}`, effects.call(arm)])))),
      ready: () => performed(effects.call(ignore)),
    }),
  });
}

/**
 * The same, where tasks are cancelled (https://redux-saga.js.org/docs/api/#canceltask): "To cancel a running task, the middleware will invoke
 * `return` on the underlying Generator object"; without a task it is "Self cancellation". A join: "If the joined task is cancelled, the cancellation will
 * also propagate to the Saga executing the join effect". Of its tasks (https://redux-saga.js.org/docs/api/#task) `isRunning`: "true if the
 * task hasn't yet returned or thrown an error", `isCancelled`: "true if the task has been cancelled", `isAborted`: "true if the task has been aborted".
 * What is cleaned up is not waited for, so no cleanup is asked of it.
 */
export function reduxSagaCancel(module: ReduxSaga, name = 'redux-saga (cancel)'): Scheduler {
  const { effects, stdChannel } = module;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: [
      'spawn-nested',
      'cancel',
      'state',
      ...(stdChannel === undefined ? [] : ['cancel-self' as const]),
    ],
    guarantees: { scope: 'detached', joinCancelled: 'cancels' },
    create: () => ({
      ...primitivesOf(module),
      state: stateOf,
      cancel: (task: unknown) => performed(effects.cancel(task)),
      ...(stdChannel === undefined ? {} : { cancelSelf: () => performed(effects.cancel()) }),
    }),
  });
}

/**
 * The same with `all` (https://redux-saga.js.org/docs/advanced/TaskCancellation#automatic-cancellation): "In a parallel effect (`yield all([...])`) …
 * as soon as one of the sub-effects is rejected …, all the other sub-effects are automatically cancelled".
 */
export function reduxSagaAll(module: ReduxSaga, name = 'redux-saga (all)'): Scheduler {
  const { effects } = module;
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'all'],
    guarantees: { scope: 'detached' },
    create: () => ({
      ...primitivesOf(module),
      *all(arms) {
        return yield effects.all!(arms.map((arm) => effects.call(arm)));
      },
    }),
  });
}

function primitivesOf(module: ReduxSaga): CoroutinePrimitives {
  const { effects, delay } = module;
  return {
    run: (main) => start(module, main),
    spawn: (task) => performed(effects.spawn(task)),
    join: (task) => performed(effects.join(task)),
    sleep: (ms) => performed(effects.delay === undefined ? effects.call(delay!, ms) : effects.delay(ms)),
    yield: () => performed(effects.call(() => Promise.resolve())),
  };
}

function stateOf(task: SagaTask): TaskState {
  if (task.isCancelled()) return 'cancelled';
  if (task.isAborted()) return 'threw';
  return task.isRunning() ? 'running' : 'returned';
}

function start({ runSaga, stdChannel }: ReduxSaga, main: Coroutine): Promise<unknown> {
  const io = { dispatch: ignore, getState: ignore, subscribe: () => ignore, onError: ignore, logger: ignore };
  const task = stdChannel === undefined ? runSaga(main(), io) : runSaga(io, main);
  return task.toPromise?.() ?? task.done;
}

function* performed(effect: unknown): Generator<unknown, unknown, unknown> {
  return yield effect;
}

function ignore(): void {}
