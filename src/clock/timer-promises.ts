import type { TimerOptions } from 'node:timers';
import { Immediate } from './immediate.ts';
import { real, route } from './real.ts';
import { coerceDelay, Timeout } from './timeout.ts';

/** `setTimeout` of `node:timers/promises`. */
export function timeoutPromise<T>(delay?: number, value?: T, options?: TimerOptions): Promise<T> {
  const { clock } = route;
  // Options that are not valid go to Node, which rejects them in its own words.
  if (clock === undefined || !isValid(options)) return real.promises.setTimeout(delay, value, options);
  return once((done) => new Timeout(clock, coerceDelay(delay), false, done, []), value as T, options?.signal);
}

/** `setImmediate` of `node:timers/promises`. */
export function immediatePromise<T>(value?: T, options?: TimerOptions): Promise<T> {
  const { clock } = route;
  if (clock === undefined || !isValid(options)) return real.promises.setImmediate(value, options);
  return once((done) => new Immediate(clock, done, []), value as T, options?.signal);
}

/** `setInterval` of `node:timers/promises`: gives `value` once a period, late periods one after another. */
export async function* intervalValues<T>(
  delay?: number,
  value?: T,
  options?: TimerOptions,
): AsyncGenerator<T, void, unknown> {
  const { clock } = route;
  if (clock === undefined || !isValid(options)) {
    for await (const tick of real.promises.setInterval(delay, value, options)) yield tick as T;
    return;
  }
  const signal = options?.signal;
  if (signal?.aborted) throw abortError(signal);
  let due = 0;
  let wake: (() => void) | undefined;
  const tick = (): void => {
    due++;
    wake?.();
  };
  const interval = new Timeout(clock, coerceDelay(delay), true, tick, []);
  const stop = (): void => {
    interval.close();
    wake?.();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (!signal?.aborted) {
      if (due === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      for (; due > 0; due--) yield value as T;
    }
    throw abortError(signal);
  } finally {
    interval.close();
    signal?.removeEventListener('abort', stop);
  }
}

/** `scheduler.wait` of `node:timers/promises`. */
export function wait(delay: number, options?: TimerOptions): Promise<void> {
  return route.clock === undefined
    ? real.wait(delay, options as { signal?: AbortSignal })
    : timeoutPromise(delay, undefined, options);
}

/** `scheduler.yield` of `node:timers/promises`: on Node an immediate. */
export function yieldTurn(): Promise<void> {
  return route.clock === undefined ? real.yield() : immediatePromise(undefined);
}

function once<T>(
  start: (done: () => void) => { close(): unknown },
  value: T,
  signal?: AbortSignal,
): Promise<T> {
  if (signal === undefined) return new Promise((resolve) => start(() => resolve(value)));
  if (signal.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      signal.removeEventListener('abort', abort);
      resolve(value);
    });
    function abort(): void {
      timer.close();
      reject(abortError(signal!));
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}

function isValid(options: unknown): options is TimerOptions | undefined {
  if (options === undefined) return true;
  if (options === null || typeof options !== 'object') return false;
  const { signal, ref } = options as { signal?: unknown; ref?: unknown };
  if (ref !== undefined && typeof ref !== 'boolean') return false;
  return signal === undefined || (signal !== null && typeof signal === 'object' && 'aborted' in signal);
}

function abortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
