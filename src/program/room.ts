import type { Environment } from './case.ts';

/** Is it a number of places as a program may be run under? */
export function isRoom(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** The same environment with so many places to wait; undefined: with any number of them. */
export function withRoom(environment: Environment, room: number | undefined): Environment {
  const { room: _, ...others } = environment;
  return room === undefined ? others : { ...others, room };
}

/** @example roomText(1) // 'room for 1' */
export function roomText(room: number): string {
  return `room for ${room}`;
}
