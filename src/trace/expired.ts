import type { Cuts } from './cuts.ts';
import { type Events, Kind } from './event.ts';

/** Was its time up before that event? */
export function isExpired(
  cuts: Cuts | undefined,
  task: number,
  before: number = Number.POSITIVE_INFINITY,
): boolean {
  return cuts !== undefined && cuts.expired[task]! >= 0 && cuts.expired[task]! < before;
}

/** Was the time of some task up? Then what it was told of, and when, says of nobody when he could have ended. */
export function isAnyExpired(cuts: Cuts | undefined): boolean {
  return cuts?.expired.some((event) => event >= 0) ?? false;
}

/** What is known of a task when it is told that its time is up. */
interface Expiry {
  readonly spawn: number;
  /** Its timeout, infinite where it is said to have none. */
  readonly ms: number;
  /** The event with which the clock last moved idly. */
  readonly rest: number;
  /** How many ms late that may be told. */
  readonly resolution: number;
}

/** The first event at which a scheduler can have seen that the time of a task was up: since the clock last moved, or work took it there. */
export function noticedSince(
  events: Events,
  expire: number,
  { spawn, ms, rest, resolution }: Expiry,
): number {
  const up = (events.time[spawn] ?? 0) + (ms === Number.POSITIVE_INFINITY ? 0 : ms);
  let first = Math.max(rest, spawn) + 1;
  const early = events.time[expire]! - resolution;
  while (resolution > 0 && first > spawn + 1 && events.time[first - 1]! >= early) first--;
  while (first < expire && (events.time[first]! < up || events.kind[first] === Kind.advance)) first++;
  return first;
}
