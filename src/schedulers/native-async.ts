/**
 * NATIVE ASYNC: the engine is the event loop.
 *
 * The idea: `async`/`await` is the coroutine of the chapters before with the scheduler built in. An async function is a
 * generator that the engine drives, a promise is its future, and the ready queue is the engine's *microtask queue*: each
 * `await` suspends the function and puts the rest of it there when the promise settles. Timers belong to the host (here
 * the virtual clock), and fire only once that queue is empty.
 *
 * What it teaches: how little is left to write. Spawning is a call: the first turn of an async function runs at once,
 * inside its caller's turn, unlike a task of the event loop. Joining is `await`; and awaiting a promise that is
 * settled already still gives the turn away, which is all that `yield` has to be.
 *
 * What it cannot do: bound how long a timer waits. Microtasks that make microtasks keep the host from its timers for ever,
 * so a task that only ever yields starves every sleeper; the event loop's iterations are what prevents that there.
 */
export interface NativeAsync {
  /** Calls the task. An error thrown by the call itself becomes a rejection. */
  spawn<T>(task: () => Promise<T>): Promise<T>;
  /** Settles when `ms` have passed. */
  sleep(ms: number): Promise<void>;
  /** Settled already: to await it costs one microtask. */
  yield(): Promise<void>;
}

/**
 * @example
 * const { spawn, sleep } = createNativeAsync();
 * const compute = async (x: number, y: number) => { await sleep(1000); return x + y; };
 * await spawn(() => compute(1, 2)); // 3, after 1 s
 */
export function createNativeAsync(): NativeAsync {
  return {
    spawn(task) {
      // Not an async function: resolving its promise with the task's would cost joiners three microtasks instead of one.
      try {
        return task();
      } catch (reason) {
        return Promise.reject(reason);
      }
    },
    sleep(ms) {
      // Timers of the host count whole ms, from 1 on, and would cut a fraction off: rather late than early.
      return ms > 0 ? new Promise((resolve) => setTimeout(resolve, Math.ceil(ms))) : Promise.resolve();
    },
    yield: () => Promise.resolve(),
  };
}
