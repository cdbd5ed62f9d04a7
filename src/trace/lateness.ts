import type { Events } from './event.ts';
import { Kind } from './event.ts';

/** How many ms, rounded up, the clock came later than it had to: of an `advance`, by its `a`. */
export function lateBy(a: number): number {
  return a >> 3;
}

/** The `Deviation` of an `advance`, by its `a`. */
export function deviationOf(a: number): number {
  return a & 7;
}

/**
 * How many ms the clock came late in all. No correct scheduler loses more by it: whatever waits, waits for one move of the
 * clock at a time.
 */
export function latenessOf(events: Events): number {
  let ms = 0;
  for (let i = 0; i < events.length; i++) if (events.kind[i] === Kind.advance) ms += lateBy(events.a[i]!);
  return ms;
}
