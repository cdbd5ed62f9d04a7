import process from 'node:process';
import vm from 'node:vm';
import { drain } from './drain.ts';
import { real, route } from './real.ts';

/** `took`: how many ms of real time it needed. `timedOut`: after how many it was stopped, and `worked`: for how many of them
 *  this process really had a processor, which tells a loop from a machine that is busy with others. */
export type Guarded<T> =
  | { readonly value: T; readonly took: number }
  | { readonly timedOut: number; readonly worked: number };

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
 * guard(() => { for (;;); }, 50); // { timedOut: 50, worked: 49.8 }
 */
export function guard<T>(body: () => T, ms: number): Guarded<T> {
  if (busy) {
    throw new Error(
      'guard was called inside a guarded body. The inner one cannot tell its own time from the outer one: guard once, around both.',
    );
  }
  const begin = real.performanceNow();
  const before = process.cpuUsage();
  busy = true;
  try {
    const outcome = attempt(body, ms);
    if (outcome === undefined) {
      const { user, system } = process.cpuUsage(before);
      silence();
      return { timedOut: ms, worked: (user + system) / 1000 };
    }
    if ('error' in outcome) throw outcome.error;
    return { ...outcome, took: real.performanceNow() - begin };
  } finally {
    busy = false;
  }
}

// Code of another script sees nothing of this module: the body is handed over on `process`. Not on the global object: in a
// test runner's vm pool this module has another one than the script.
const KEY = Symbol.for('fairtick.guarded');
const script = new vm.Script("process[Symbol.for('fairtick.guarded')]()", { filename: 'fairtick-guard' });

let busy = false;

/** Undefined where the time ran out. */
function attempt<T>(
  body: () => T,
  ms: number,
): { readonly value: T } | { readonly error: unknown } | undefined {
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  const deliver = (): void => {
    try {
      outcome = { value: body() };
    } catch (error) {
      outcome = { error };
    }
  };
  Object.defineProperty(process, KEY, { value: deliver, configurable: true });
  try {
    script.runInThisContext({ timeout: ms });
    return outcome;
  } catch (error) {
    // The script throws nothing of its own, and what the body throws is caught above: this is the time running out.
    if (!isTimeout(error)) throw error;
    return undefined;
  } finally {
    Reflect.deleteProperty(process, KEY);
  }
}

/**
 * Ticks outlive a kill: what is queued would go on in real time, and a tick that sets the next one for ever. With no budget
 * left it cannot set the next one, so each round leaves fewer; one that loops costs a round.
 */
function silence(): void {
  if (route.clock === undefined) return;
  route.clock.exhaust();
  for (let round = 0; round < SILENCING.rounds; round++) {
    if (attempt(drain, SILENCING.ms) !== undefined) return;
  }
}

const SILENCING = { rounds: 10, ms: 50 };

function isTimeout(error: unknown): boolean {
  // In a vm pool the error is no instance of the Error that is seen here.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
