import { real, route } from './real.ts';
import { replace } from './replace.ts';
import { coerceDelay } from './timeout.ts';

/** Routes `AbortSignal.timeout`. */
export function installAbortTimeout(): void {
  replace(AbortSignal, 'timeout', abortAfter);
}

function abortAfter(ms: number): AbortSignal {
  const { clock } = route;
  // What is not a 32-bit number of ms goes to Node, which refuses it.
  if (clock === undefined || !(Number.isInteger(ms) && ms >= 0 && ms < 2 ** 32)) {
    return real.abortAfter.call(AbortSignal, ms);
  }
  const controller = new AbortController();
  clock.setTimer(coerceDelay(ms), () =>
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
  );
  return controller.signal;
}
