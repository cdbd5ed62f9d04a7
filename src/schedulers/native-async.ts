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
import type { Clock } from '../clock/clock.ts';

export interface NativeAsync {
  /** Calls the task. An error thrown by the call itself becomes a rejection. */
  spawn<T>(task: () => Promise<T>): Promise<T>;
  /** Settles at a timer of the host, `ms` from now; after 0 ms too, so behind the timers that are due already. */
  sleep(ms: number): Promise<void>;
  /** Settled already: to await it costs one microtask. */
  yield(): Promise<void>;
}

/**
 * @example
 * const { spawn, sleep } = createNativeAsync(clock);
 * const compute = async (x: number, y: number) => { await sleep(1000); return x + y; };
 * await spawn(() => compute(1, 2)); // 3, after 1 s
 */
export function createNativeAsync(clock: Clock): NativeAsync {
  return {
    spawn(task) {
      // Not an async function: resolving its promise with the task's would cost joiners three microtasks instead of one.
      try {
        return task();
      } catch (reason) {
        return Promise.reject(reason);
      }
    },
    sleep: (ms) => new Promise((resolve) => clock.setTimer(ms, resolve)),
    yield: () => Promise.resolve(),
  };
}
