import { EPOCH } from './date.ts';
import { real, route } from './real.ts';
import { replace } from './replace.ts';

/** Routes `performance.now`, `performance.timeOrigin` and `process.hrtime`. Virtual time counts from 0. */
export function installPerformance(): void {
  replace(performance, 'now', () => (route.clock === undefined ? real.performanceNow() : route.clock.now()));
  Object.defineProperty(performance, 'timeOrigin', {
    get: () => (route.clock === undefined ? real.timeOrigin : EPOCH),
    configurable: true,
    enumerable: true,
  });
  replace(hrtime, 'bigint', bigint);
  replace(process, 'hrtime', hrtime);
}

function hrtime(since?: [number, number]): [number, number] {
  // A `since` that is no pair goes to Node, which refuses it.
  if (route.clock === undefined || (since !== undefined && !Array.isArray(since))) return real.hrtime(since);
  const nanoseconds = bigint() - (since === undefined ? 0n : BigInt(since[0]) * SECOND + BigInt(since[1]));
  // Whole seconds rounded down, as the real one has it where the difference is negative.
  const seconds = (nanoseconds - (((nanoseconds % SECOND) + SECOND) % SECOND)) / SECOND;
  return [Number(seconds), Number(nanoseconds - seconds * SECOND)];
}

function bigint(): bigint {
  return route.clock === undefined ? real.hrtime.bigint() : BigInt(Math.round(route.clock.now() * 1e6));
}

const SECOND = 1_000_000_000n;
