import { real, route } from './real.ts';
import { replace } from './replace.ts';

/**
 * The date at virtual time 0, ms since 1970: 2000-01-01. Not 1970 itself: code that remembers "not yet" as 0 is right to, since
 * no clock shows that year.
 */
export const EPOCH = 946_684_800_000;

/** Routes `Date` where it asks for the present: whole ms, as the real one gives. All else is the real `Date`. */
export function installDate(): void {
  for (const name of ['parse', 'UTC'] as const) replace(RoutedDate, name, real.Date[name]);
  replace(RoutedDate, 'now', now);
  // One prototype for both: dates made before are instances of this constructor too.
  Object.defineProperty(RoutedDate, 'prototype', { value: real.Date.prototype, writable: false });
  Object.defineProperty(RoutedDate, 'length', { value: real.Date.length, configurable: true });
  replace(real.Date.prototype, 'constructor', RoutedDate);
  replace(globalThis, 'Date', RoutedDate);
}

function RoutedDate(...args: unknown[]): string | object {
  if (new.target === undefined) {
    return route.clock === undefined ? real.Date() : new real.Date(now()).toString();
  }
  const values = args.length === 0 && route.clock !== undefined ? [now()] : args;
  const target: unknown = new.target;
  return Reflect.construct(real.Date, values, target === RoutedDate ? real.Date : new.target);
}

function now(): number {
  return route.clock === undefined ? real.Date.now() : EPOCH + Math.floor(route.clock.now());
}
