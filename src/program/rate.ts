import type { Rate } from './case.ts';
import { roomText } from './room.ts';

/** The rate of what takes none: nobody ever waits for it. */
export const UNLIMITED: Rate = { cap: Number.POSITIVE_INFINITY, per: 0 };

/** Is it a rate as a program may be run under? */
export function isRate(value: unknown): value is Rate {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { cap, per } = value as Partial<Rate>;
  return isCount(cap) && isCount(per);
}

export function isSameRate(one: Rate | undefined, other: Rate | undefined): boolean {
  return one?.cap === other?.cap && one?.per === other?.per;
}

/** @example rateText({ cap: 2, per: 5 }) // '2 in 5 ms' */
export function rateText({ cap, per }: Rate): string {
  return `${cap} in ${per} ms`;
}

/** What is run besides the program, in the words of a head-line: 'limit 2', 'rate 1 in 5 ms', 'room for 1'. */
export function boundsText(environment: {
  readonly limit: number;
  readonly rate?: Rate;
  readonly room?: number;
}): readonly string[] {
  const { limit, rate, room } = environment;
  return [
    ...(limit > 0 ? [`limit ${limit}`] : []),
    ...(rate === undefined ? [] : [`rate ${rateText(rate)}`]),
    ...(room === undefined ? [] : [roomText(room)]),
  ];
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1;
}
