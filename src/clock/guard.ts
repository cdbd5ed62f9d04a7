import vm from 'node:vm';
import { real } from './real.ts';

/** `took`: how many ms of real time it needed. `timedOut`: after how many it was stopped. */
export type Guarded<T> = { readonly value: T; readonly took: number } | { readonly timedOut: number };

/**
 * Runs `body`, and stops it after `ms` of *real* time: synchronous loops, and loops of microtasks that are drained inside.
 * The last resort, since only a budget of the virtual clock ends a run at the same event everywhere. Costs 0.1 to 0.3 ms
 * a call, so guard a batch of runs.
 *
 * A body that was stopped has not run its `finally` blocks: whatever it had switched on is still on. Errors of the body
 * come out as they are. Not to be called inside itself.
 *
 * @example
 * guard(() => 7, 1000); // { value: 7, took: 0.2 }
 * guard(() => { for (;;); }, 50); // { timedOut: 50 }
 */
export function guard<T>(body: () => T, ms: number): Guarded<T> {
  if (busy) {
    throw new Error(
      'guard was called inside a guarded body. The inner one cannot tell its own time from the outer one: guard once, around both.',
    );
  }
  const begin = real.performanceNow();
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  const deliver = (): void => {
    try {
      outcome = { value: body() };
    } catch (error) {
      outcome = { error };
    }
  };
  busy = true;
  Object.defineProperty(globalThis, KEY, { value: deliver, configurable: true });
  try {
    script.runInThisContext({ timeout: ms });
  } catch (error) {
    // The script throws nothing of its own, and what the body throws is caught above: this is the time running out.
    if (!isTimeout(error)) throw error;
    outcome = undefined;
  } finally {
    busy = false;
    Reflect.deleteProperty(globalThis, KEY);
  }
  if (outcome === undefined) return { timedOut: ms };
  if ('error' in outcome) throw outcome.error;
  return { ...outcome, took: real.performanceNow() - begin };
}

// Code of another script sees nothing of this module: the body is handed over on the global object.
const KEY = Symbol.for('fairtick.guarded');
const script = new vm.Script("globalThis[Symbol.for('fairtick.guarded')]()", { filename: 'fairtick-guard' });

let busy = false;

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
