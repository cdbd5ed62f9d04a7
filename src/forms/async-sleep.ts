import type { Run } from './run.ts';

/** Straight on the virtual clock: `setTimeout(0)` would take Node's 1 ms. */
export function timer(run: Run, ms: number): Promise<void> {
  return new Promise((resolve) => {
    run.clock.setTimer(ms, resolve);
  });
}

/** As whoever is given a signal should: the end of the sleep, or of the task, and no timer left. Not by `Promise.race`, which
 *  is some microtasks late. */
export function sleepUnlessAborted({ clock }: Run, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const id = clock.setTimer(ms, wake);
    signal.addEventListener('abort', end);

    function wake(): void {
      signal.removeEventListener('abort', end);
      resolve();
    }

    function end(): void {
      signal.removeEventListener('abort', end);
      clock.clearTimer(id);
      reject(signal.reason);
    }
  });
}

/** The run is not over before it is kept: what is started then is a part of it. */
export function pendingFor(
  run: Run,
  ms: number,
  priority: number | undefined,
): { readonly priority?: number; readonly input: Promise<void> } {
  run.pendingInputs++;
  const kept = ms > 0 ? timer(run, ms) : Promise.resolve();
  const input = kept.then(() => {
    run.pendingInputs--;
  });
  return { ...(priority === undefined ? {} : { priority }), input };
}
