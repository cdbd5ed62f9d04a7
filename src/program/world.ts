import type { Environment } from './case.ts';

/**
 * How the world can deviate on one occasion. None of it is beyond what real hosts do: timers are late (never early),
 * equal deadlines of different durations fire in either order, and an event loop may run all timers that are due before
 * it drains microtasks (Node did so until version 11).
 */
export const Deviation = {
  polite: 0,
  /** The next timer, if due as well, fires before the microtasks of this one are drained. */
  together: 1,
  /** Of timers with this very deadline, one with another duration than the first goes first. */
  swapped: 2,
  /** The clock, if it has to move at all, comes 1 ms late. */
  late: 3,
  /** It comes so late that the next deadline is due as well; 10 ms late where none is as near. */
  tooLate: 4,
  /** As `tooLate`, and what is due then fires as `together`. */
  tooLateTogether: 5,
} as const;

export type Deviation = (typeof Deviation)[keyof typeof Deviation];

/** The kinds of deviation, polite left out, the mildest first. */
export const DEVIATIONS: readonly Deviation[] = [1, 2, 3, 4, 5];

/** More occasions than any run of a search has use for. */
const MOST_OCCASIONS = 10_000;

/** The last ms that a `Date` can tell. */
const LAST_START = 8.64e15;

/** The same environment in another world: what is polite is left out, so that equal worlds are equal values. */
export function inWorld(
  { limit, dice, rate, room }: Pick<Environment, 'limit' | 'dice' | 'rate' | 'room'>,
  world: readonly number[],
  start: number,
): Environment {
  let length = world.length;
  while (length > 0 && world[length - 1] === Deviation.polite) length--;
  return {
    limit,
    dice,
    ...(rate === undefined ? {} : { rate }),
    ...(room === undefined ? {} : { room }),
    ...(start === 0 ? {} : { start }),
    ...(length === 0 ? {} : { world: length === world.length ? world : world.slice(0, length) }),
  };
}

/** Does nobody have to forgive anything here? */
export function isPolite({ start, world }: Environment): boolean {
  return start === undefined && world === undefined;
}

/** In how many ways somebody has to forgive something: each deviation is one, and a clock that does not start at 0. */
export function countDeviations({ start, world = [] }: Environment): number {
  let count = start === undefined ? 0 : 1;
  for (const deviation of world) if (deviation !== Deviation.polite) count++;
  return count;
}

/** Where foreign data is no world. */
export interface WorldFault {
  /** 'start', 'world', 'world[2]'. */
  readonly path: string;
  readonly expected: string;
  readonly received: unknown;
}

/** What is wrong with the `start` and the `world` of foreign data; undefined where nothing is. Polite ones may be given. */
export function worldFault(environment: object): WorldFault | undefined {
  const { start, world } = environment as { readonly start?: unknown; readonly world?: unknown };
  if (start !== undefined && !isWhole(start, LAST_START)) {
    return { path: 'start', expected: `a whole number of ms from 0 to ${LAST_START}`, received: start };
  }
  if (world === undefined) return undefined;
  if (!Array.isArray(world) || world.length > MOST_OCCASIONS) {
    const expected = `a list of at most ${MOST_OCCASIONS} deviations`;
    return {
      path: 'world',
      expected,
      received: Array.isArray(world) ? `one of ${world.length}` : world,
    };
  }
  const most = DEVIATIONS.length;
  const wrong = Array.from(world).findIndex((deviation) => !isWhole(deviation, most));
  if (wrong < 0) return undefined;
  return {
    path: `world[${wrong}]`,
    expected: `a deviation from 0 to ${most}`,
    received: world[wrong],
  };
}

function isWhole(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}
